"""Labels: what gold says of each word of a window. The article is our own."""

from pathlib import Path

import pytest
import yaml
from tokenizers import Tokenizer

from reportedly.pipeline import Reader
from reportedly.tag.labels import FACTUALITIES, ROLE_TAGS, SPEAKER_TAGS, STANCES, TOLL_TAGS, event_labels
from reportedly.tag.model import SHIPPED
from training.articles import Source, read_article
from training.examples import IGNORED, ClaimExample, Example, count_labels, make_examples

TEXT = "The mayor spoke on Sunday. She said the Islamic State had shelled Dorin, killing 12 people, and then fled."
SENTENCE = "She said the Islamic State had shelled Dorin, killing 12 people, and then fled."
GOLD = {
    "article": "a",
    "claims": [
        {
            "n": 1,
            "sentence": SENTENCE,
            "event": "shelling",
            "trigger": "shelled",
            "agents": ["Islamic State"],
            "targets": [],
            "places": [{"text": "Dorin", "relation": "in"}],
            "casualties": [{"kind": "killed", "low": 12, "high": 12, "text": "12 people", "victims": "people"}],
            "voice": [{"speaker": "mayor", "cue": "said", "stance": "says"}],
            "factuality": "actual",
        },
        {
            "n": 2,
            "sentence": SENTENCE,
            "event": "displacement",
            "trigger": "fled",
            "agents": ["Islamic State"],
            "voice": [],
            "factuality": "actual",
        },
        {"n": 3, "sentence": "Nowhere to be found.", "event": "clash", "trigger": "clash"},
    ],
}


@pytest.fixture
def examples(tmp_path: Path, rule_reader: Reader) -> list[Example]:
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "a.yaml").write_text(yaml.safe_dump(GOLD))
    article = read_article(Source("a", "own", tmp_path / "a.txt", tmp_path / "a.yaml"), rule_reader)
    return make_examples(article, rule_reader, Tokenizer.from_file(str(SHIPPED / "tokenizer.json")))


def test_triggers_are_labelled_in_their_own_sentence_alone(examples: list[Example]) -> None:
    first, second = examples
    assert not first.claims
    assert set(first.events.tolist()) == {0}
    labels = dict(zip([word.text for word in second.window.words], second.events.tolist(), strict=True))
    assert labels["shelled"] == event_labels().index("shelling")
    assert labels["fled"] == event_labels().index("displacement")
    assert labels["mayor"] == IGNORED  # of the context
    assert labels["State"] == IGNORED  # one piece with the word before it
    assert labels["said"] == 0


def test_words_are_labelled_with_what_gold_says_around_the_trigger(examples: list[Example]) -> None:
    window, (claim, flight) = examples[1].window, examples[1].claims
    words = [word.text for word in window.words]

    def told(labels: list[int], names: tuple[str, ...]) -> dict[str, str]:
        return {word: names[label] for word, label in zip(words, labels, strict=True) if label > 0}

    assert told(claim.tags["roles"].tolist(), ROLE_TAGS) == {"Islamic": "first-agent", "Dorin": "first-place"}
    assert told(claim.tags["tolls"].tolist(), TOLL_TAGS) == {"12": "killed"}
    assert told(claim.tags["speaker"].tolist(), SPEAKER_TAGS) == {"mayor": "first-speaker"}  # named in the context
    assert (FACTUALITIES[claim.values["factuality"]], STANCES[claim.values["stance"]]) == ("actual", "says")
    assert STANCES[flight.values["stance"]] == "none"
    assert told(flight.tags["tolls"].tolist(), TOLL_TAGS) == {}


def test_marks_and_hints_are_of_the_pieces(examples: list[Example]) -> None:
    window, (claim, _) = examples[1].window, examples[1].claims
    at = [word.text for word in window.words].index("shelled")
    marked = [n for n, code in enumerate(claim.mark.tolist()) if code]
    assert marked == list(range(window.firsts[at], window.lasts[at]))
    assert claim.hints.shape[0] == len(window.pieces)
    assert claim.hints.any()
    assert isinstance(claim, ClaimExample)


def test_what_cannot_be_found_is_left_out_and_the_rest_counted(examples: list[Example]) -> None:
    counts = count_labels(examples)
    assert (counts["sentences"], counts["claims"], counts["attributed"]) == (2, 2, 1)
