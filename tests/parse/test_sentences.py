"""Sentences keep exact characters, and hostile input costs neither memory nor time without bound."""

import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportedly.parse.sentences import LONGEST_SENTENCE, PIECE_CHARACTERS, batches, cut
from reportedly.pipeline import Reader, read_document
from reportedly.sentences import Sentence
from tests.factories import make_document


def parse(text: str, reader: Reader) -> tuple[Sentence, ...]:
    return reader.parse(text, [(0, len(text))])


def test_words_with_hyphens_are_one_token(reader: Reader) -> None:
    (sentence,) = parse("US-led jets hit al-Hasakah in a counter-attack.", reader)
    assert [t.text for t in sentence.tokens] == [
        "US-led",
        "jets",
        "hit",
        "al-Hasakah",
        "in",
        "a",
        "counter-attack",
        ".",
    ]


@pytest.mark.parametrize("mark", ["\u00ad", "\u200b", "\u200d", "\u2060", "\ufeff", "\u202e"])
def test_invisible_characters_do_not_hide_a_claim(mark: str, reader: Reader) -> None:
    text = f"The rebels kil{mark}led two sol{mark}diers in Ho{mark}ms."
    (claim,) = read_document(make_document(text), reader).claims
    assert claim.trigger.text == f"kil{mark}led"
    assert text[claim.trigger.start : claim.trigger.end] == claim.trigger.text
    assert [(c.kind, c.low) for c in claim.casualties] == [("killed", 2)]
    assert claim.targets[0].text == f"two sol{mark}diers"


def test_a_sentence_too_long_to_parse_is_listed(reader: Reader) -> None:
    text = "The rebels, " * LONGEST_SENTENCE + "fled. The army shelled Sirte."
    report = read_document(make_document(text), reader)
    assert [c.event for c in report.claims] == ["shelling"]
    assert "sentence too long" in {u.reason for u in report.unread}


@pytest.mark.parametrize("mark", ["#", "(", "“", "'", "[", "*", "`", "-", "a", "💣"])
def test_unbroken_runs_take_linear_time(mark: str, reader: Reader) -> None:
    started = time.perf_counter()
    report = read_document(make_document(mark * 20_000 + " The army shelled Sirte."), reader)
    assert time.perf_counter() - started < 10
    assert report.claims or report.unread


def test_joined_verbs_without_end_do_not_crash(reader: Reader) -> None:
    read_document(make_document("killed and " * 1000), reader)


def test_pieces_and_batches_are_bounded() -> None:
    text = "The army shelled Sirte. " * 4000
    pieces = list(cut(text, 0, len(text)))
    assert "".join(text[a:b] for a, b in pieces) == text
    assert max(b - a for a, b in pieces) <= PIECE_CHARACTERS
    assert [p for batch in batches(pieces) for p in batch] == pieces


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.sampled_from("ab .\u00ad\u200b\u202e\n“”-💣é"), max_size=120))
def test_offsets_are_exact(reader: Reader, text: str) -> None:
    end = 0
    for sentence in parse(text, reader):
        assert sentence.start >= end
        end = sentence.end
        assert text[sentence.start : sentence.end] == sentence.text
        for token in sentence.tokens:
            assert sentence.start <= token.start < token.end <= sentence.end
