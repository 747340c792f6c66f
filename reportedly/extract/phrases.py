"""Noun phrases: their extent, and what kind of thing they name."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from reportedly.extract.arguments import is_lost_verb
from reportedly.lexicon import load_words, strings
from reportedly.sentences import Sentence, Token
from reportedly.syntax import children, subtree

IsToponym = Callable[[str], bool]

LEFT = frozenset({"compound", "amod", "nummod", "nmod", "poss", "quantmod", "npadvmod", "advmod", "predet"})
# "ISIS-held" holds a name and names nothing.
MODIFIER_ENDS = ("-held", "-controlled", "-backed", "-led", "-run", "-ruled", "-occupied", "-besieged")
ACRONYM_LETTERS = 5
ARABIC_NAME = re.compile(r"(?:[Aa]l|[Ee]l|[Aa][drstnzhl]|[Aa]sh|[Ee][drstnz]|[Ee]sh|[Dd]eir|Umm|Abu)-[A-Z]?\w+")
KINDS = ("place", "person", "force", "weapon", "thing")


@dataclass(frozen=True, slots=True)
class KindWords:
    """Nouns by the kind of thing that they name; `of_places` are generic nouns before "of" and a name."""

    by_kind: dict[str, frozenset[str]]
    of_places: frozenset[str]
    time: frozenset[str]
    never_places: frozenset[str]
    roads: frozenset[str]
    stand_ins: frozenset[str]
    of_names: frozenset[str]


@cache
def load_kinds() -> KindWords:
    """The word lists of `kinds.yml`."""
    words = load_words("kinds")
    by_kind = {kind: frozenset(strings(words, kind, "kinds.yml")) for kind in KINDS}
    lists = ("of_places", "time", "never_places", "roads", "stand_ins", "of_names")
    return KindWords(by_kind, *(frozenset(strings(words, key, "kinds.yml")) for key in lists))


def extent(sentence: Sentence, head: int, *, of: bool = True) -> tuple[int, int]:
    """First and last token of the noun phrase around `head`: no leading article, relative clause or apposition."""
    tokens = sentence.tokens
    first = last = head
    lost = [c.index for c in children(sentence, head, "amod", "compound") if is_lost_verb(sentence, c.index)]
    for child in children(sentence, head):
        if lost and child.index <= lost[0]:
            continue
        if child.index < head and child.dep in LEFT and child.lemma != "dead":
            below = [i for i in subtree(sentence, child.index) if i <= head]
            first = min(first, below[0])
        elif child.index > head and of and is_of_phrase(sentence, child):
            below = phrase_below(sentence, child.index)
            if below[-1] - child.index < 12:
                last = max(last, below[-1])
        elif child.index > head and child.dep == "nummod" and child.index == head + 1:
            last = max(last, child.index)
    if tokens[head].lemma in load_kinds().by_kind["place"]:
        last = stretch_end(sentence, head, last)
    while (
        first < head
        and (tokens[first].dep in {"det", "punct", "cc"} or tokens[first].pos in {"DET", "PUNCT"})
        and tokens[first].lemma not in {"no", "some", "another", "all", "both"}
    ):
        first += 1
    if last > head and tokens[last].pos in {"PUNCT", "ADP"}:
        last -= 1
    bracket = acronym_end(sentence, last)
    return first, bracket if bracket is not None else last


def is_of_phrase(sentence: Sentence, child: Token) -> bool:
    """Whether a dependent is "of" with a noun: in "accused the rebels of using gas" the "of" belongs to the verb."""
    return child.dep == "prep" and child.lemma == "of" and not children(sentence, child.index, "pcomp")


def stretch_end(sentence: Sentence, head: int, last: int) -> int:
    """Where "the road between X and Y" or "the road from X to Y" ends; `last` for "three villages from the enemy"."""
    for child in children(sentence, head, "prep"):
        if child.lemma in {"between", "from"} and child.index == last + 1:
            near = subtree(sentence, child.index)
            far = other_end(sentence, near[-1])
            if child.lemma == "between" or far > near[-1] or any(sentence.tokens[i].lemma == "to" for i in near):
                last = far
    return last


def other_end(sentence: Sentence, last: int) -> int:
    """Where "the road from X to Y" ends: parsers hang "to Y" on the verb."""
    tokens = sentence.tokens
    if last + 2 < len(tokens) and tokens[last + 1].lemma == "to" and is_proper(tokens[last + 2]):
        last += 2
        while last + 1 < len(tokens) and is_proper(tokens[last + 1]):
            last += 1
    return last


def is_place_word(token: Token) -> bool:
    """Whether a capitalised word is the generic part of a place name: Square, Airbase, Province."""
    return token.text[:1].isupper() and token.text.lower() in load_kinds().by_kind["place"]


def phrase_below(sentence: Sentence, index: int) -> list[int]:
    """The subtree of a preposition without relative clauses, appositions and adverbial clauses."""
    found, stack = [], [index]
    while stack:
        at = stack.pop()
        found.append(at)
        stack.extend(
            c.index
            for c in children(sentence, at)
            if c.dep not in {"relcl", "appos", "advcl", "acl", "punct", "conj", "cc"}
            and not (c.dep == "prep" and c.lemma != "of")
        )
    return sorted(found)


def acronym_end(sentence: Sentence, last: int) -> int | None:
    """The index of the closing bracket of "(ABC)" right after token `last`."""
    tokens = sentence.tokens
    if (
        last + 3 < len(tokens)
        and tokens[last + 1].text == "("
        and tokens[last + 3].text == ")"
        and tokens[last + 2].text.isupper()
    ):
        return last + 3
    return None


def characters(sentence: Sentence, span: tuple[int, int]) -> tuple[int, int]:
    """Offsets in the document of a token span (first, last)."""
    return sentence.tokens[span[0]].start, sentence.tokens[span[1]].end


def words_of(sentence: Sentence, span: tuple[int, int]) -> str:
    """The characters of a token span."""
    start, end = characters(sentence, span)
    return sentence.text[start - sentence.start : end - sentence.start]


def name_span(sentence: Sentence, head: int) -> tuple[int, int]:
    """The run of proper nouns (with joining particles) that ends at or holds `head`."""
    tokens = sentence.tokens
    first = head
    while first > 0 and tokens[first - 1].pos == "PROPN" and tokens[first - 1].head in range(first - 1, head + 1):
        first -= 1
    return first, head


def is_proper(token: Token) -> bool:
    """Whether a token is a name: a proper noun, or "al-X", which parsers take for many things."""
    return token.pos == "PROPN" or (
        token.pos in {"NOUN", "ADJ", "X", "VERB", "ADV"} and ARABIC_NAME.match(token.text) is not None
    )


def kind_of(sentence: Sentence, head: int, is_toponym: IsToponym) -> str:
    """What the phrase at `head` is: place, person, force, weapon, thing, time, name (unknown proper noun) or none."""
    token = sentence.tokens[head]
    kinds = load_kinds()
    if token.lemma in kinds.time:
        return "time"
    if is_proper(token):
        return proper_kind(sentence, token, is_toponym)
    if token.pos == "NUM" or token.tag == "CD":
        return "person"
    for kind in KINDS:
        if token.lemma in kinds.by_kind[kind]:
            return kind
    if token.pos == "PRON":
        return "place" if token.lemma in {"it", "there"} else "person"
    return "none"


def proper_kind(sentence: Sentence, token: Token, is_toponym: IsToponym) -> str:
    """The kind of a proper noun: by its generic head ("Tiyas Airbase", "Tiger Forces"), else by the gazetteer."""
    kinds = load_kinds()
    lower = token.text.lower()
    if token.index and f"{sentence.tokens[token.index - 1].text.lower()} {lower}" in kinds.never_places:
        return "name"
    for kind in ("place", "force", "person"):
        if lower in kinds.by_kind[kind] or (lower.endswith("s") and lower[:-1] in kinds.by_kind[kind]):
            return kind
    if (
        token.text.isupper()
        and len(token.text) <= ACRONYM_LETTERS
        and token.index
        and sentence.tokens[token.index - 1].pos != "ADP"
    ):
        # "SAA" or "US" acts, whatever village may bear the letters; "in US" is left to the gazetteer.
        return "name"
    if is_toponym(words_of(sentence, name_span(sentence, token.index))) or is_toponym(token.text):
        return "place"
    return "name"


def is_named(sentence: Sentence, head: int) -> bool:
    """Whether a proper noun stands in the phrase at `head`.

    The name behind "of" counts in "the province of X", which is a place, not in "positions of X", which belong to X.
    """
    named_by_of = sentence.tokens[head].lemma in load_kinds().of_names or is_proper(sentence.tokens[head])
    first, last = extent(sentence, head, of=named_by_of)
    return any(
        (is_proper(t) or (t.text[:1].isupper() and t.index > 0)) and not t.text.lower().endswith(MODIFIER_ENDS)
        for t in sentence.tokens[first : last + 1]
    )
