"""Windows: what the network sees at once, a sentence behind the one before it in the same paragraph.

The name of a party to a conflict is one piece, the same for all parties: who is named must not change what is read.
The words are those of the parse; the network's own word pieces stay inside this module and `model`.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from reportedly.errors import DataError
from reportedly.sentences import Sentence, Token

if TYPE_CHECKING:
    from tokenizers import Tokenizer

MOST_PIECES = 256
MOST_CONTEXT_PIECES = 72
MOST_PIECES_OF_WORD = 8
START, STOP, UNKNOWN = "[CLS]", "[SEP]", "[UNK]"
# What the encoder reads for the name of any party.
PARTY = "forces"

Ints = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Window:
    """A sentence with its context, in pieces.

    `words` are the words of the context and of the sentence that fit; the last `own` of them are the sentence's. The
    pieces of word i are `firsts[i]` up to `lasts[i]`; the words of one party's name share theirs.
    """

    words: tuple[Token, ...]
    own: int
    pieces: tuple[int, ...]
    firsts: tuple[int, ...]
    lasts: tuple[int, ...]
    second: int

    @property
    def begin(self) -> int:
        """The index of the sentence's first word in `words`."""
        return len(self.words) - self.own

    def is_glued(self, word: int) -> bool:
        """Whether a word shares its piece with the word before it."""
        return word > 0 and self.firsts[word] == self.firsts[word - 1]


@dataclass(frozen=True, slots=True)
class Batch:
    """Windows of about one length as arrays: pieces, which of the two sentences each is of, which are there at all, and
    the first piece of every word.
    """

    pieces: Ints
    segments: Ints
    present: Ints
    firsts: Ints


def make_windows(
    text: str, sentences: Sequence[Sentence], parties: Sequence[tuple[int, int]], tokenizer: "Tokenizer"
) -> list[Window]:
    """One window for each sentence; `parties` are the names of parties in the text, in order."""
    split = [split_words(sentence, parties, tokenizer) for sentence in sentences]
    start, stop = special(tokenizer, START), special(tokenizer, STOP)
    found = []
    for at, sentence in enumerate(sentences):
        before = at > 0 and "\n" not in text[sentences[at - 1].end : sentence.start]
        context = last_words(sentences[at - 1], split[at - 1]) if before else ([], [])
        found.append(make_window(context, (list(sentence.tokens), split[at]), start, stop))
    return found


def special(tokenizer: "Tokenizer", name: str) -> int:
    """The number of a piece that every tokenizer of this kind has; raises DataError where it is missing."""
    found = tokenizer.token_to_id(name)
    if found is None:
        raise DataError(f"tokenizer: no piece {name}; install the program anew")
    return found


def split_words(sentence: Sentence, parties: Sequence[tuple[int, int]], tokenizer: "Tokenizer") -> list[list[int]]:
    """The pieces of each word of a sentence; none for a word that goes on with a party's name."""
    encoded = tokenizer.encode_batch([t.text.strip() or "." for t in sentence.tokens], add_special_tokens=False)
    unknown = special(tokenizer, UNKNOWN)
    found = [one.ids[:MOST_PIECES_OF_WORD] or [unknown] for one in encoded]
    name = special(tokenizer, PARTY)
    for start, end in inside(parties, sentence.start, sentence.end):
        named = [t.index for t in sentence.tokens if t.start >= start and t.end <= end]
        for n, index in enumerate(named):
            found[index] = [] if n and named[n - 1] == index - 1 else [name]
    return found


def inside(spans: Sequence[tuple[int, int]], start: int, end: int) -> Sequence[tuple[int, int]]:
    """The spans, given in order, that begin in a stretch."""
    return spans[bisect_left(spans, (start, start)) : bisect_left(spans, (end, end))]


def last_words(sentence: Sentence, split: Sequence[list[int]]) -> tuple[list[Token], list[list[int]]]:
    """The last words of a sentence that fit into the context."""
    room, first = MOST_CONTEXT_PIECES, len(split)
    while first > 0 and len(split[first - 1]) <= room:
        first -= 1
        room -= len(split[first])
    while first < len(split) and not split[first]:
        first += 1  # not from within a name
    return list(sentence.tokens[first:]), list(split[first:])


def make_window(
    context: tuple[list[Token], list[list[int]]], own: tuple[list[Token], list[list[int]]], start: int, stop: int
) -> Window:
    """The window of a sentence's words and their pieces behind those of its context."""
    pieces = [start]
    words: list[Token] = []
    firsts: list[int] = []
    lasts: list[int] = []

    def add(tokens: Iterable[Token], split: Iterable[list[int]]) -> int:
        added = 0
        for token, parts in zip(tokens, split, strict=True):
            if len(pieces) + len(parts) >= MOST_PIECES:
                break
            firsts.append(len(pieces) if parts else firsts[-1])
            pieces.extend(parts)
            lasts.append(len(pieces))
            words.append(token)
            added += 1
        pieces.append(stop)
        return added

    add(*context)
    second = len(pieces)
    count = add(*own)
    return Window(tuple(words), count, tuple(pieces), tuple(firsts), tuple(lasts), second)


def as_batch(windows: Sequence[Window]) -> Batch:
    """The arrays of some windows, padded with zeros at the end."""
    length = max(len(w.pieces) for w in windows)
    width = max(1, max(len(w.words) for w in windows))
    pieces, segments, present = (np.zeros((len(windows), length), np.int64) for _ in range(3))
    firsts = np.zeros((len(windows), width), np.int64)
    for row, window in enumerate(windows):
        size = len(window.pieces)
        pieces[row, :size] = window.pieces
        segments[row, window.second : size] = 1
        present[row, :size] = 1
        firsts[row, : len(window.firsts)] = window.firsts
    return Batch(pieces, segments, present, firsts)
