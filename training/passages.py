"""Passages: runs of whole sentences that the network sees at once where what is said may be longer than a sentence.

For training, passages stand side by side. For reading they overlap: a cue is looked for in the middle sentences alone,
so that what is said may begin before and end after its sentence.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from reportedly.sentences import Sentence, Token
from reportedly.tag.model import Floats
from reportedly.tag.windows import START, STOP, Ints, Window, make_window, special, split_words
from training.examples import ClaimExample, Example
from training.heads import Head, Heads
from training.polnear import Attribution, Stretch

if TYPE_CHECKING:
    from tokenizers import Tokenizer

# Word pieces of a passage, and of its middle sentences where it is for reading.
PIECES = 160
MIDDLE_PIECES = 40
NONE, FIRST, MORE = range(3)


@dataclass(frozen=True, slots=True)
class Passage:
    """A window over some sentences, in which cues are looked for among the words from `first` up to `last`."""

    window: Window
    first: int
    last: int


def attribution_heads() -> Heads:
    """The heads of a network that marks cues, and around each its source and its content; it is given no hints."""
    return Heads(
        triggers=("none", "cue"),
        tags=(
            Head("source", ("none", "first-source", "more-source"), 2.0),
            Head("content", ("none", "first-content", "more-content"), 2.0),
        ),
        values=(),
        trigger_hints=1,
        hints=1,
    )


def passages_side_by_side(sentences: Sequence[Sentence], tokenizer: "Tokenizer") -> Iterator[Passage]:
    """Passages that share no sentence."""
    split = [split_words(sentence, (), tokenizer) for sentence in sentences]
    for first, last in runs([count(words) for words in split], PIECES):
        window = window_over(sentences[first:last], split[first:last], tokenizer)
        yield Passage(window, 0, len(window.words))


def passages_overlapping(sentences: Sequence[Sentence], tokenizer: "Tokenizer") -> Iterator[Passage]:
    """Passages whose middles share no sentence; about as much is seen before a middle as behind it."""
    split = [split_words(sentence, (), tokenizer) for sentence in sentences]
    sizes = [count(words) for words in split]
    for first, last in runs(sizes, MIDDLE_PIECES):
        begin, end = widened(sizes, first, last, PIECES)
        window = window_over(sentences[begin:end], split[begin:end], tokenizer)
        before = sum(len(words) for words in split[begin:first])
        middle = sum(len(words) for words in split[first:last])
        yield Passage(window, min(before, len(window.words)), min(before + middle, len(window.words)))


def count(words: Sequence[list[int]]) -> int:
    """The pieces of some words."""
    return sum(len(pieces) for pieces in words)


def runs(sizes: Sequence[int], most: int) -> Iterator[tuple[int, int]]:
    """Runs of items, from the first up to the last, whose sizes come to at most `most`, or of one larger item."""
    first, size = 0, 0
    for at, one in enumerate(sizes):
        if at > first and size + one > most:
            yield first, at
            first, size = at, 0
        size += one
    if first < len(sizes):
        yield first, len(sizes)


def widened(sizes: Sequence[int], first: int, last: int, most: int) -> tuple[int, int]:
    """A run with whole neighbours on both sides, as many as fit into `most`, the smaller side first."""
    begin, end = first, last
    room = most - sum(sizes[first:last])
    while True:
        before = sum(sizes[begin:first])
        behind = sum(sizes[last:end])
        more = [(before, begin - 1)] if begin > 0 and sizes[begin - 1] <= room else []
        more += [(behind, end)] if end < len(sizes) and sizes[end] <= room else []
        if not more:
            return begin, end
        at = min(more)[1]
        room -= sizes[at]
        begin, end = min(begin, at), max(end, at + 1)


def window_over(sentences: Sequence[Sentence], split: Sequence[list[list[int]]], tokenizer: "Tokenizer") -> Window:
    """A window over some sentences, with nothing before them."""
    words = [token for sentence in sentences for token in sentence.tokens]
    pieces = [one for each in split for one in each]
    return make_window(([], []), (words, pieces), special(tokenizer, START), special(tokenizer, STOP))


def make_example(name: str, passage: Passage, marked: Sequence[Attribution], heads: Heads) -> Example:
    """A passage with the attributions whose cue stands in it.

    Of a source or content only the words inside the passage are labelled; an attribution whose content lies wholly
    outside is marked as a cue, and nothing is asked of it.
    """
    window = passage.window
    cues = np.zeros(len(window.words), np.int64)
    found = []
    for one in marked:
        cue = words_at(window.words, one.cue)
        if cue is None:
            continue
        cues[cue[0] : cue[1] + 1] = 1
        content = None if one.content is None else words_at(window.words, one.content)
        source = None if one.source is None else words_at(window.words, one.source)
        if content is not None:
            tags = {"source": labels_of(window, source), "content": labels_of(window, content)}
            hints = np.zeros((len(window.pieces), heads.hints), np.int64)
            found.append(ClaimExample(cue_mark(window, cue), hints, (), tags, {}))
    return Example(name, window, np.zeros(len(window.pieces), np.int64), cues, tuple(found))


def words_at(words: Sequence[Token], stretch: Stretch) -> Stretch | None:
    """The first and last word that overlap some characters."""
    inside = [at for at, word in enumerate(words) if word.start < stretch[1] and word.end > stretch[0]]
    return (inside[0], inside[-1]) if inside else None


def cue_mark(window: Window, cue: Stretch) -> Ints:
    """For each piece 1 where it is of the cue, else 0."""
    found = np.zeros(len(window.pieces), np.int64)
    found[window.firsts[cue[0]] : window.lasts[cue[1]]] = 1
    return found


def labels_of(window: Window, span: Stretch | None) -> Ints:
    """The label of each word, given the first and last word of a span."""
    found = np.full(len(window.words), NONE, np.int64)
    if span is not None:
        found[span[0] : span[1] + 1] = MORE
        found[span[0]] = FIRST
    return found


def cues_in(passage: Passage, shares: Floats, least: float) -> list[Stretch]:
    """First and last words of cues: runs of words of the passage's middle that are of a cue with a probability of at
    least `least`; `shares` has a row for each word, of none and cue.
    """
    found: list[Stretch] = []
    for at in range(passage.first, passage.last):
        if shares[at, 1] >= least:
            if found and found[-1][1] == at - 1:
                found[-1] = found[-1][0], at
            else:
                found.append((at, at))
    return found


def likeliest_span(shares: Floats, *, needed: bool) -> Stretch | None:
    """First and last word of the likeliest single span, by Viterbi's algorithm over the labels none, first and more of
    which "first" may stand once and "more" only behind it; None where no span is likelier, unless one is `needed`.
    """
    scores = np.log(np.maximum(shares, 1e-9))
    # What it gains to have a word begin a span, or go on with it, rather than stand outside.
    begin = (scores[:, FIRST] - scores[:, NONE]).tolist()
    go_on = (scores[:, MORE] - scores[:, NONE]).tolist()
    best, span = float("-inf"), None
    open_score, opened = float("-inf"), 0
    for at in range(len(begin)):
        if begin[at] >= open_score + go_on[at]:
            open_score, opened = begin[at], at
        else:
            open_score += go_on[at]
        if open_score > best:
            best, span = open_score, (opened, at)
    return span if needed or best > 0 else None


def characters(passage: Passage, span: Stretch) -> Stretch:
    """The characters of the words from first to last."""
    words = passage.window.words
    return words[span[0]].start, words[span[1]].end


def as_marked(passage: Passage, example: Example) -> Iterator[Attribution]:
    """What the labels of an example still tell of the attributions with a cue in the passage's middle: no reading can
    do better.
    """
    for claim in example.claims:
        firsts = passage.window.firsts
        cue = [at for at in range(len(firsts)) if claim.mark[firsts[at]]]
        if passage.first <= cue[0] < passage.last:
            source, content = (
                likeliest_span(np.eye(3, dtype=np.float32)[claim.tags[name]], needed=False)
                for name in ("source", "content")
            )
            yield Attribution(
                characters(passage, (cue[0], cue[-1])),
                None if source is None else characters(passage, source),
                None if content is None else characters(passage, content),
            )
