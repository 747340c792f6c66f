from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.evaluate.pairing import agree, in_common, pair_up, same_phrase, same_sentence, same_speaker
from tests.evaluate.making import SHELLED, plain


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("the river guard", "River Guard", True),
        ("guard", "fighters of the river guard", True),
        ("river guard", "river police", True),  # one of two content words
        ("the old river guard", "river police", True),
        ("old river guard fighters", "river police boats", False),
        ("the", "the", True),  # nothing but words that are passed over elsewhere
        ("the", "of", False),
        ("", "river", False),
        ("", "", False),
        ("—", "—", False),
        ("حرس النهر", "النهر", True),
    ],
)
def test_same_phrase(first: str, second: str, same: bool) -> None:
    assert same_phrase(first, second) is same
    assert same_phrase(second, first) is same


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("one two three four five", "one two three four six", True),  # four fifths
        ("one two three four five", "one two three six seven", False),
        ("one two three", "zero one two three four", True),
    ],
)
def test_same_sentence(first: str, second: str, same: bool) -> None:
    assert same_sentence(first, second) is same


def test_each_phrase_takes_one_partner() -> None:
    assert in_common(["guards", "guards"], ["guards"]) == 1
    assert in_common(["guards", "police"], ["police", "guards"]) == 2
    assert in_common([], ["guards"]) == 0


@pytest.mark.parametrize(
    ("gold", "answers", "pairs"),
    [
        ([{}], [{}], [(0, 0)]),
        ([{}], [{"event": "airstrike"}], []),
        ([{}], [{"sentence": "Nobody was hurt in Karm that week, as far as is known."}], []),
        ([{}], [{}, {}], [(0, 0)]),
        ([{}, {}], [{}], [(0, 0)]),
        ([{}, {}], [{}, {}], [(0, 0), (1, 1)]),
        # A trigger in common goes before participants in common, those before the place in the list.
        ([{}], [{"trigger": "killed"}, {"targets": [], "places": []}], [(0, 1)]),
        ([{}], [{"targets": [], "places": []}, {}], [(0, 1)]),
        ([{"targets": ["traders"]}, {"targets": ["bakers"]}], [{"targets": ["bakers"]}, {}], [(0, 1), (1, 0)]),
    ],
)
def test_pairs(gold: list[dict[str, Any]], answers: list[dict[str, Any]], pairs: list[tuple[int, int]]) -> None:
    assert pair_up([plain(**g) for g in gold], [plain(**a) for a in answers]) == pairs


MADE = st.lists(
    st.builds(
        plain,
        event=st.sampled_from(["shelling", "airstrike"]),
        trigger=st.sampled_from(["fell", "hit"]),
        sentence=st.sampled_from([SHELLED, "Planes came back."]),
        targets=st.lists(st.sampled_from(["traders", "bakers"]), max_size=2),
    ),
    max_size=6,
)


@given(MADE, MADE)
def test_a_claim_is_in_one_pair_at_most_and_pairs_are_alike(gold: list[Any], answers: list[Any]) -> None:
    pairs = pair_up(gold, answers)
    assert len({i for i, _ in pairs}) == len({j for _, j in pairs}) == len(pairs)
    assert all(gold[i].event == answers[j].event and gold[i].sentence == answers[j].sentence for i, j in pairs)
    # With one criterion alone, none is left over on both sides.
    for kind in {(claim.event, claim.sentence) for claim in gold}:
        told = sum((claim.event, claim.sentence) == kind for claim in gold)
        found = sum((claim.event, claim.sentence) == kind for claim in answers)
        assert sum((gold[i].event, gold[i].sentence) == kind for i, _ in pairs) == min(told, found)


@given(MADE)
def test_gold_pairs_with_itself(gold: list[Any]) -> None:
    assert len(pair_up(gold, gold)) == len(gold)


@pytest.mark.parametrize(
    ("found", "agrees"),
    [
        ({}, True),
        ({"targets": []}, True),  # the place agrees
        ({"targets": [], "places": []}, False),
        ({"factuality": "possible"}, False),
        ({"voice": []}, False),
        ({"voice": [{"speaker": "river guard", "stance": "denies"}]}, False),
        ({"voice": [{"speaker": "harbour police", "stance": "says"}]}, False),
        ({"voice": [{"speaker": "guard", "stance": "says"}]}, True),
    ],
)
def test_agree(found: dict[str, Any], agrees: bool) -> None:
    assert agree(plain(), plain(**found)) is agrees


def test_nothing_named_in_gold_asks_for_nothing() -> None:
    assert agree(plain(targets=[], places=[]), plain())


def test_own_voice_agrees_with_own_voice_only() -> None:
    assert same_speaker(plain(voice=[]), plain(voice=[]))
    assert not same_speaker(plain(voice=[]), plain())
