import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.evaluate.figures import COUNTS, ArticleScore, Count, Share, score_article, total
from reportedly.evaluate.pairing import pair_up
from tests.evaluate.making import plain


def scored(gold: list[dict[str, Any]], answers: list[dict[str, Any]]) -> ArticleScore:
    told, found = [plain(**g) for g in gold], [plain(**a) for a in answers]
    return score_article("one", None, told, found, pair_up(told, found))


OWN_VOICE: dict[str, Any] = {"voice": []}
MORE_DEAD = {"casualties": [{"kind": "killed", "low": 9, "high": 9}, {"kind": "wounded", "low": 3, "high": None}]}
OTHERS_SAY = {"voice": [{"speaker": "harbour police", "stance": "says"}]}


@pytest.mark.parametrize(
    ("gold", "answers", "figure", "count"),
    [
        ([{}], [{}], "claim", Count(1, 1, 1)),
        ([{}], [], "claim", Count(0, 1, 0)),
        ([], [{}], "claim", Count(0, 0, 1)),
        ([{}], [{"event": "airstrike"}], "claim", Count(0, 1, 1)),
        ([{}], [{"factuality": "possible"}], "strict", Count(0, 1, 1)),
        ([{"agents": ["guards", "police"]}], [{"agents": ["the police"]}], "agents", Count(1, 2, 1)),
        ([{}], [{"targets": ["bakers"]}], "targets", Count(0, 1, 1)),
        # What an unpaired claim holds counts as missed or spurious.
        ([{}], [{"event": "airstrike"}], "places", Count(0, 1, 1)),
        ([MORE_DEAD], [{}], "casualties", Count(1, 2, 1)),
        ([{}], [{"casualties": [{"kind": "killed", "low": 9, "high": None}]}], "casualties", Count(0, 1, 1)),
        ([{}], [OTHERS_SAY], "casualties", Count(1, 1, 1)),
        ([{}], [OTHERS_SAY], "toll", Count(0, 1, 1)),
        ([{}], [OTHERS_SAY], "speaker", Count(0, 1, 1)),
        ([{}], [OTHERS_SAY], "attributed", Count(1, 1, 1)),
        ([{}], [OWN_VOICE], "attributed", Count(0, 1, 0)),
        ([OWN_VOICE], [OWN_VOICE], "toll", Count(1, 1, 1)),
        ([OWN_VOICE], [{}], "speaker", Count(0, 0, 1)),
    ],
)
def test_counts(gold: list[dict[str, Any]], answers: list[dict[str, Any]], figure: str, count: Count) -> None:
    assert scored(gold, answers).counts[figure] == count


@pytest.mark.parametrize(
    ("gold", "answers", "figure", "share"),
    [
        ([{}], [OWN_VOICE], "laundered", Share(1, 1)),
        ([{}], [{}], "laundered", Share(0, 1)),
        ([{}], [], "laundered", Share(0, 0)),
        ([OWN_VOICE], [{}], "laundered", Share(0, 0)),
        ([{}], [OWN_VOICE], "stance_accuracy", Share(0, 1)),
        ([{}], [{"factuality": "failed"}], "factuality_accuracy", Share(0, 1)),
        ([{}, {}], [{"factuality": "failed"}, {}], "factuality_accuracy", Share(1, 2)),
    ],
)
def test_shares(gold: list[dict[str, Any]], answers: list[dict[str, Any]], figure: str, share: Share) -> None:
    assert scored(gold, answers).shares[figure] == share


def test_event_types_of_both_sides() -> None:
    score = scored([{}, {"event": "aid"}], [{}, {"event": "protest"}])
    assert score.events == {"aid": Count(0, 1, 0), "protest": Count(0, 0, 1), "shelling": Count(1, 1, 1)}


def test_parts_are_numbers_and_no_truth_values() -> None:
    score = scored([{}], [{}])
    parts = [count.parts for count in score.counts.values()] + [share.parts for share in score.shares.values()]
    assert "true" not in json.dumps(parts)
    assert "false" not in json.dumps(parts)


@pytest.mark.parametrize(
    ("count", "precision", "recall", "value"),
    [
        (Count(1, 2, 4), 0.25, 0.5, 1 / 3),
        (Count(0, 2, 4), 0, 0, 0),
        (Count(0, 0, 4), 0, 0, 0),
        (Count(), 0, 0, 0),
        (Count(3, 3, 3), 1, 1, 1),
    ],
)
def test_rates(count: Count, precision: float, recall: float, value: float) -> None:
    assert (count.precision, count.recall, count.value) == pytest.approx((precision, recall, value))


def test_nothing_is_empty_and_a_miss_is_not() -> None:
    assert Count().is_empty
    assert Share().is_empty
    assert not Count(gold=1).is_empty
    assert not Share(of=1).is_empty
    assert Share().value == 0


def test_the_total_of_none() -> None:
    assert total([], Count) == Count()
    assert total([Share(1, 2), Share(1, 3)], Share) == Share(2, 5)


CLAIMS = st.lists(
    st.fixed_dictionaries(
        {
            "event": st.sampled_from(["shelling", "aid"]),
            "voice": st.sampled_from([[], [{"speaker": "guards", "stance": "says"}]]),
            "casualties": st.sampled_from([[], [{"kind": "killed", "low": 1, "high": 1}]]),
        }
    ),
    max_size=5,
)


@given(CLAIMS, CLAIMS)
def test_no_more_is_hit_than_is_there(gold: list[dict[str, Any]], answers: list[dict[str, Any]]) -> None:
    score = scored(gold, answers)
    assert set(score.counts) == set(COUNTS)
    for count in (*score.counts.values(), *score.events.values()):
        assert 0 <= count.hit <= min(count.gold, count.answers)
    assert score.counts["strict"].hit <= score.counts["claim"].hit
    assert score.counts["toll"].hit <= score.counts["casualties"].hit
    assert score.counts["speaker"].hit <= score.counts["attributed"].hit
    assert sum(count.hit for count in score.events.values()) == score.counts["claim"].hit


@given(CLAIMS)
def test_gold_as_its_own_answer_is_perfect(gold: list[dict[str, Any]]) -> None:
    assert all(count.hit == count.gold == count.answers for count in scored(gold, gold).counts.values())
