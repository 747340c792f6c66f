"""Walking a sentence's dependency tree."""

from collections.abc import Iterator

from reportedly.sentences import Sentence, Token


def children(sentence: Sentence, index: int, *deps: str) -> list[Token]:
    """The dependents of token `index`, of the given dependency labels only if any are given."""
    tokens = sentence.tokens
    return [tokens[i] for i in sentence.children[index] if not deps or tokens[i].dep in deps]


def ancestors(sentence: Sentence, index: int) -> Iterator[Token]:
    """The heads above token `index`, nearest first."""
    token = sentence.tokens[index]
    while token.head != token.index:
        token = sentence.tokens[token.head]
        yield token


def subtree(sentence: Sentence, index: int) -> list[int]:
    """The indices of token `index` and all below it, in order of the text."""
    found, stack = [], [index]
    while stack:
        at = stack.pop()
        found.append(at)
        stack.extend(sentence.children[at])
    return sorted(found)


def conjuncts(sentence: Sentence, index: int) -> list[int]:
    """Token `index` and the tokens coordinated with it after it."""
    found = [index]
    for child in children(sentence, index, "conj"):
        found.extend(conjuncts(sentence, child.index))
    return found


def first_conjunct(sentence: Sentence, index: int) -> int:
    """The head of the coordination in which token `index` stands."""
    while sentence.tokens[index].dep == "conj" and sentence.tokens[index].head != index:
        index = sentence.tokens[index].head
    return index


def head_within(sentence: Sentence, start: int, end: int) -> int | None:
    """The token that governs the characters from `start` to `end`: the first whose head lies outside them."""
    inside = [t.index for t in sentence.tokens if t.start < end and t.end > start]
    return next((i for i in inside if sentence.tokens[i].head not in inside or sentence.tokens[i].head == i), None)
