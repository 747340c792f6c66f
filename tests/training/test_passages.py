"""From attributions to labels of words and back. The texts are our own."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.pipeline import Reader
from reportedly.sentences import Sentence
from reportedly.tag.model import SHIPPED, Floats, load_model
from training.passages import (
    PIECES,
    Passage,
    as_marked,
    attribution_heads,
    cues_in,
    likeliest_span,
    make_example,
    passages_overlapping,
    passages_side_by_side,
    runs,
    widened,
)
from training.polnear import Attribution, Stretch

QUOTE = "“Dorin fell at dawn. We all left,” the old mayor of Dorin said on Sunday, “and nobody stayed.”"
MORE = "Rain is feared. The army has made clear in a letter that it will not go back. "
TEXT = f"{QUOTE}\n\n{MORE}"


def stretch(phrase: str, text: str = TEXT) -> Stretch:
    start = text.index(phrase)
    return start, start + len(phrase)


SAID = Attribution(stretch("said"), stretch("the old mayor of Dorin"), stretch(QUOTE))
FEARED = Attribution(stretch("is feared"), None, stretch("Rain"))
CLEAR = Attribution(stretch("has made clear in a letter"), stretch("The army"), stretch("that it will not go back"))
ALL = (SAID, FEARED, CLEAR)


def parse(text: str, reader: Reader) -> tuple[Sentence, ...]:
    return reader.parse(text, [(0, len(text))])


def side_by_side(text: str, reader: Reader) -> list[Passage]:
    return list(passages_side_by_side(parse(text, reader), load_model(SHIPPED).tokenizer))


def overlapping(text: str, reader: Reader) -> list[Passage]:
    return list(passages_overlapping(parse(text, reader), load_model(SHIPPED).tokenizer))


def texts_of(passage: Passage, first: int, last: int) -> list[str]:
    return [word.text for word in passage.window.words[first:last]]


def read_back(passages: list[Passage], marked: tuple[Attribution, ...]) -> list[Attribution]:
    heads = attribution_heads()
    return [one for passage in passages for one in as_marked(passage, make_example("a", passage, marked, heads))]


def test_attributions_survive_as_labels(rule_reader: Reader) -> None:
    assert read_back(overlapping(TEXT, rule_reader), ALL) == list(ALL)
    assert read_back(side_by_side(TEXT, rule_reader), ALL) == list(ALL)


def test_a_span_inside_a_word_grows_to_the_word(rule_reader: Reader) -> None:
    text = "Anti-government men fled, it said."
    marked = Attribution(stretch("said", text), stretch("it", text), stretch("government men fled", text))
    (read,) = read_back(overlapping(text, rule_reader), (marked,))
    assert read == Attribution(marked.cue, marked.source, stretch("Anti-government men fled", text))


def test_labels_are_of_words_and_marks_of_pieces(rule_reader: Reader) -> None:
    (passage,) = side_by_side(TEXT, rule_reader)
    heads = attribution_heads()
    example = make_example("a", passage, ALL, heads)
    words = [word.text for word in passage.window.words]
    assert [word for word, cue in zip(words, example.events, strict=True) if cue] == [
        *("said", "is", "feared"),
        *("has", "made", "clear", "in", "a", "letter"),
    ]
    said, feared, _ = example.claims
    names = heads.tags[0].labels
    assert [(word, names[tag]) for word, tag in zip(words, said.tags["source"], strict=True) if tag] == [
        ("the", "first-source"),
        *((word, "more-source") for word in ("old", "mayor", "of", "Dorin")),
    ]
    assert not feared.tags["source"].any()
    assert said.tags["content"][words.index("mayor")] > 0  # what is said goes on behind the speaker
    at = words.index("said")
    assert np.flatnonzero(said.mark).tolist() == list(range(passage.window.firsts[at], passage.window.lasts[at]))


def test_nothing_is_asked_of_a_cue_whose_content_stands_elsewhere(rule_reader: Reader) -> None:
    *_, last = side_by_side(TEXT + "Then it snowed. " * 60 + "He said so.", rule_reader)
    words = last.window.words
    marked = Attribution((words[-3].start, words[-3].end), (words[-4].start, words[-4].end), SAID.content)
    example = make_example("a", last, (marked,), attribution_heads())
    assert np.flatnonzero(example.events).tolist() == [len(words) - 3]
    assert not example.claims


@settings(deadline=None, max_examples=30)
@given(numbers=st.lists(st.integers(1, 60), min_size=1, max_size=25))
def test_every_sentence_is_in_one_passage_and_in_one_middle(rule_reader: Reader, numbers: list[int]) -> None:
    text = " ".join("They fled" + " again" * n + "." for n in numbers)
    words = [token.start for sentence in parse(text, rule_reader) for token in sentence.tokens]
    for passages in (side_by_side(text, rule_reader), overlapping(text, rule_reader)):
        asked = []
        for passage in passages:
            assert len(passage.window.pieces) <= PIECES + 3  # the marks at the start and behind both sentences
            asked += [word.start for word in passage.window.words[passage.first : passage.last]]
        assert asked == words


@given(sizes=st.lists(st.integers(0, 50), max_size=30), most=st.integers(1, 80))
def test_runs_cover_all_and_stay_small(sizes: list[int], most: int) -> None:
    found = list(runs(sizes, most))
    assert [n for first, last in found for n in range(first, last)] == list(range(len(sizes)))
    assert all(last - first == 1 or sum(sizes[first:last]) <= most for first, last in found)
    assert all(sum(sizes[a:d]) > most or b != c for (a, b), (c, d) in pairwise(found) if d - c == 1)


def test_a_middle_is_widened_to_both_sides_and_no_sentence_is_skipped() -> None:
    assert widened([10] * 9, 4, 5, 50) == (2, 7)
    assert widened([10] * 9, 0, 1, 30) == (0, 3)
    assert widened([10, 90, 10, 10, 10], 2, 3, 50) == (2, 5)
    assert widened([10], 0, 1, 5) == (0, 1)


def shares(labels: str, doubt: float = 0.2) -> Floats:
    """Probabilities of none, first and more for a string of their letters."""
    found = np.full((len(labels), 3), doubt / 2, np.float32)
    for at, letter in enumerate(labels):
        found[at, ".FM".index(letter)] = 1 - doubt
    return found


@pytest.mark.parametrize(
    ("labels", "expected"),
    [
        ("....", None),
        (".FMM.", (1, 3)),
        ("F...FMM", (4, 6)),  # one span alone, and the longer one is the surer
        ("FMM.MMM", (0, 6)),  # a doubtful word does not break it
        ("..FM....", (2, 3)),
        ("F", (0, 0)),
        ("", None),
    ],
)
def test_the_likeliest_span(labels: str, expected: Stretch | None) -> None:
    assert likeliest_span(shares(labels), needed=False) == expected


@given(st.lists(st.tuples(*[st.floats(0.01, 1)] * 3), min_size=1, max_size=7))
def test_no_span_is_likelier_than_the_likeliest(rows: list[tuple[float, float, float]]) -> None:
    given_shares = np.array(rows, np.float32)
    given_shares /= given_shares.sum(-1, keepdims=True)
    logs = np.log(given_shares.astype(float))

    def score(span: Stretch | None) -> float:
        labels = np.zeros(len(rows), int)
        if span is not None:
            labels[span[0] : span[1] + 1] = 2
            labels[span[0]] = 1
        return float(logs[np.arange(len(rows)), labels].sum())

    every = [(first, last) for last in range(len(rows)) for first in range(last + 1)]
    assert score(likeliest_span(given_shares, needed=False)) >= max(map(score, [None, *every])) - 1e-4
    assert score(likeliest_span(given_shares, needed=True)) >= max(map(score, every)) - 1e-4


def test_cues_are_runs_of_words_in_the_middle(rule_reader: Reader) -> None:
    (passage,) = side_by_side("He has said and she knew it.", rule_reader)
    told = np.array([[0.1, 0.9], [0.2, 0.8], [0.3, 0.7], [0.9, 0.1], [0.6, 0.4], [0.2, 0.8], [0.9, 0.1], [0.1, 0.9]])
    middle = Passage(passage.window, 1, 7)
    assert [texts_of(middle, a, b + 1) for a, b in cues_in(middle, told, 0.5)] == [["has", "said"], ["knew"]]
    assert cues_in(middle, told, 0.75) == [(1, 1), (5, 5)]
