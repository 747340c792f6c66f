"""From probabilities to spans, on made-up probabilities."""

import numpy as np
import pytest

from reportedly.sentences import Token
from reportedly.tag.decode import (
    find_factuality,
    find_picks,
    find_roles,
    find_speaker,
    find_stance,
    place_share,
    toll_kind,
)
from reportedly.tag.labels import FACTUALITIES, ROLE_TAGS, SPEAKER_TAGS, STANCES, TOLL_TAGS, event_labels
from reportedly.tag.model import ClaimScores, Floats, SentenceScores
from reportedly.tag.windows import Window

WORDS = ["The", "Free", "Army", "'s", "men", "shelled", "the", "old", "town", ",", "killing", "12", "people"]
POS = ["DET", "PROPN", "PROPN", "PART", "NOUN", "VERB", "DET", "ADJ", "NOUN", "PUNCT", "VERB", "NUM", "NOUN"]


def window(glued: frozenset[int] = frozenset()) -> Window:
    tokens: list[Token] = []
    firsts: list[int] = []
    start = 0
    for n, (word, pos) in enumerate(zip(WORDS, POS, strict=True)):
        tokens.append(Token(n, start, start + len(word), word, word.lower(), pos, "", "", 0))
        firsts.append(firsts[-1] if n in glued else n + 1)
        start += len(word) + 1
    count = len(WORDS)
    return Window(tuple(tokens), count, tuple(range(count + 2)), tuple(firsts), tuple(f + 1 for f in firsts), 1)


def tags(names: tuple[str, ...], told: dict[int, str]) -> Floats:
    """Nearly certain tags, "none" where nothing is told."""
    scores = np.full((len(WORDS), len(names)), 0.1 / len(names), np.float32)
    for n in range(len(WORDS)):
        scores[n, names.index(told.get(n, "none"))] += 0.9
    return scores


def value(names: tuple[str, ...], told: str) -> Floats:
    scores = np.full(len(names), 0.1 / len(names), np.float32)
    scores[names.index(told)] += 0.9
    return scores


def claim_scores(
    roles: dict[int, str] | None = None,
    tolls: dict[int, str] | None = None,
    speaker: dict[int, str] | None = None,
    factuality: str = "actual",
    stance: str = "none",
) -> ClaimScores:
    return ClaimScores(
        tags(ROLE_TAGS, roles or {}),
        tags(TOLL_TAGS, tolls or {}),
        tags(SPEAKER_TAGS, speaker or {}),
        value(FACTUALITIES, factuality),
        value(STANCES, stance),
    )


def roles(told: dict[int, str], glued: frozenset[int] = frozenset()) -> list[tuple[str, str]]:
    found = find_roles(window(glued), claim_scores(told))
    return [(span.role, " ".join(WORDS[span.first : span.last + 1])) for span in found]


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ({}, []),
        ({1: "first-agent", 2: "more-agent"}, [("agent", "Free Army")]),
        ({0: "first-agent", 1: "more-agent", 2: "more-agent"}, [("agent", "Free Army")]),
        ({1: "more-agent", 2: "more-agent"}, [("agent", "Free Army")]),
        ({1: "first-agent", 2: "first-agent"}, [("agent", "Free"), ("agent", "Army")]),
        (
            {1: "first-agent", 7: "first-place", 8: "more-place", 9: "more-place"},
            [("agent", "Free"), ("place", "old town")],
        ),
        ({1: "first-agent", 2: "first-target"}, [("agent", "Free"), ("target", "Army")]),
        ({9: "first-target"}, []),
        ({2: "first-place", 3: "more-place"}, [("place", "Army")]),
    ],
)
def test_roles_are_runs_without_articles_and_marks(told: dict[int, str], expected: list[tuple[str, str]]) -> None:
    assert roles(told) == expected


def test_words_of_one_name_are_one_span_whatever_their_tags() -> None:
    told = {1: "first-agent", 2: "first-agent"}
    assert roles(told, frozenset({2})) == [("agent", "Free Army")]


def test_the_share_of_a_place_is_that_of_its_words() -> None:
    scores = claim_scores({7: "first-place", 8: "more-place"})
    whole = window()
    town, old, people = whole.words[8], whole.words[7], whole.words[12]
    assert place_share(whole, scores, old.start, town.end) > 0.9
    assert place_share(whole, scores, town.start, whole.words[9].end) == pytest.approx(0.5, abs=0.05)
    assert place_share(whole, scores, people.start, people.end) < 0.1
    assert place_share(whole, scores, people.end + 5, people.end + 9) == 0.0


def test_triggers_are_runs_of_one_type() -> None:
    labels = event_labels()
    scores = tags(labels, {5: "shelling", 6: "shelling", 10: "killing", 11: "casualties"})
    picks = find_picks(3, window(), SentenceScores(np.zeros((1, 1), np.float32), scores))
    assert [(p.at, p.first, p.last, p.event) for p in picks] == [
        (3, 5, 5, "shelling"),  # the article behind it is cut
        (3, 10, 10, "killing"),
        (3, 11, 11, "casualties"),
    ]


def test_a_speaker_is_the_likeliest_of_several() -> None:
    scores = claim_scores(speaker={2: "first-speaker", 7: "first-speaker", 8: "more-speaker"})
    scores.speaker[2] = [0.4, 0.6, 0.0]
    assert find_speaker(window(), scores) == (7, 8)
    assert find_speaker(window(), claim_scores()) is None


def test_a_toll_is_told_by_its_number() -> None:
    scores = claim_scores(tolls={11: "killed"})
    words = window().words
    assert toll_kind(window(), scores, words[11].start, words[11].end) == "killed"
    assert toll_kind(window(), scores, words[8].start, words[8].end) is None
    assert toll_kind(window(), scores, 900, 901) is None


def test_values_of_the_whole_claim() -> None:
    assert find_stance(claim_scores(), by_rules=False) is None
    assert find_stance(claim_scores(stance="denies"), by_rules=False) == "denies"
    assert find_factuality(claim_scores(factuality="planned")) == "planned"


def test_a_speaker_that_rules_name_is_believed_more_readily() -> None:
    unsure = claim_scores()
    unsure.stance[:] = value(STANCES, "none") * 0.9
    unsure.stance[STANCES.index("says")] += 0.1
    assert find_stance(unsure, by_rules=True) == "says"
    assert find_stance(unsure, by_rules=False) is None
