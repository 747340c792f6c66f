"""What the shipped tagger reads with the rules' hints, whole claims of plain sentences. All sentences are our own."""

import pytest

from reportedly.config import Settings
from reportedly.errors import DataError
from reportedly.pipeline import Reader, open_reader, read_document
from reportedly.records import Claim
from tests.factories import make_document, stretches


def claims(text: str, reader: Reader) -> tuple[Claim, ...]:
    return read_document(make_document(text), reader).claims


CASES = [
    (
        "Rebels shelled the town of Dorin on Friday, killing five people.",
        "shelling",
        ["Rebels"],
        [("killed", 5, 5)],
        [],
        "actual",
    ),
    (
        "Government warplanes bombed a market in Dorin, wounding at least 20.",
        "airstrike",
        ["Government warplanes"],
        [("wounded", 20, None)],
        [],
        "actual",
    ),
    (
        "The ministry denied that its troops had entered Dorin.",
        "advance",
        ["its troops"],
        [],
        [("ministry", "denies")],
        "negated",
    ),
    (
        "Two policemen were abducted by gunmen near Dorin, officials said.",
        "abduction",
        ["gunmen"],
        [("captured", 2, 2)],
        [("officials", "says")],
        "actual",
    ),
    ("The rebels failed to capture the airport of Dorin.", "capture", ["rebels"], [], [], "failed"),
]


@pytest.mark.parametrize(("text", "event", "agents", "tolls", "voice", "factuality"), CASES)
def test_plain_sentences(
    text: str,
    event: str,
    agents: list[str],
    tolls: list[tuple[str, int, int | None]],
    voice: list[tuple[str, str]],
    factuality: str,
    reader: Reader,
) -> None:
    (claim,) = (c for c in claims(text, reader) if c.event == event)
    assert [a.text for a in claim.agents] == agents
    assert [(c.kind, c.low, c.high) for c in claim.casualties] == tolls
    assert [(v.speaker.text, v.stance) for v in claim.voice] == voice
    assert claim.factuality == factuality
    assert claim.extractor == "both 1"


TWO_EVENTS = [
    (
        "Rebels captured Atme on Monday while the army shelled Sarmada and Dana.",
        {"capture": ["Atme"], "shelling": ["Sarmada", "Dana"]},
    ),
    (
        "Government jets bombed Idlib on Friday, and police arrested a man in Cairo.",
        {"airstrike": ["Idlib"], "abduction": ["Cairo"]},
    ),
]


@pytest.mark.parametrize(("text", "places"), TWO_EVENTS)
def test_each_event_of_a_sentence_gets_its_own_places(text: str, places: dict[str, list[str]], reader: Reader) -> None:
    found = claims(text, reader)
    for event, expected in places.items():
        assert [[p.text for p in c.places] for c in found if c.event == event] == [expected]


def test_all_words_are_exact_characters(reader: Reader) -> None:
    text = (
        "The army said on Sunday it had retaken Dorin and the road to Velm. “They shelled the market,” the mayor said. "
        "“Forty people died there.” The Islamic State claimed to have shot down a plane south of Dorin; the ministry "
        "denied this.\u200b An aid convoy may enter tomorrow 👍."
    )
    found = claims(text, reader)
    assert len(found) > 4
    for claim in found:
        assert all(text[start:end] == words for start, end, words in stretches(claim))


@pytest.mark.parametrize("text", ["", "\n", "x", "." * 500, "word " * 1000, "👍 " * 50, "قصف السوق"])
def test_odd_texts_are_read_without_a_fault(text: str, reader: Reader) -> None:
    assert claims(text, reader) == ()


def test_the_tagger_reads_without_hints_too() -> None:
    alone = open_reader(Settings(extractor="tagger"))
    (claim,) = claims("Rebels shelled the town of Dorin.", alone)
    assert (claim.event, claim.extractor) == ("shelling", "tagger 1")


def test_a_model_of_the_user_takes_the_place_of_the_one_that_ships(tmp_path_factory: pytest.TempPathFactory) -> None:
    with pytest.raises(DataError, match=r"tokenizer\.json: no such file"):
        open_reader(Settings(model=tmp_path_factory.mktemp("empty")))
