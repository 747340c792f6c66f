"""The claims that found no partner, worst articles first."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from reportedly.evaluate.claims import PlainClaim
from reportedly.evaluate.figures import ArticleScore
from reportedly.evaluate.pairing import same_sentence


@dataclass(frozen=True, slots=True)
class Miss:
    """A gold claim that was not found, or an answer that is not in gold.

    `instead` lists the event types that the other side gives for the same sentence without finding a partner.
    """

    article: str
    kind: Literal["missed", "spurious"]
    event: str
    trigger: str
    sentence: str
    instead: tuple[str, ...]


def find_misses(
    article: str, gold: Sequence[PlainClaim], answers: Sequence[PlainClaim], pairs: Sequence[tuple[int, int]]
) -> tuple[Miss, ...]:
    """The missed and then the spurious claims of an article, in the order of their lists."""
    missed = _without(gold, {i for i, _ in pairs})
    spurious = _without(answers, {j for _, j in pairs})
    return (
        *(_miss(article, "missed", claim, spurious) for claim in missed),
        *(_miss(article, "spurious", claim, missed) for claim in spurious),
    )


def worst_first(scored: Iterable[tuple[ArticleScore, Sequence[Miss]]], most: int) -> list[Miss]:
    """Up to `most` misses: articles of the lowest claim F1 first, of equal ones those with the most misses."""
    ranked = sorted(scored, key=lambda each: (each[0].counts["claim"].value, -len(each[1]), each[0].id))
    return [miss for _, misses in ranked for miss in misses][:most]


def _without(claims: Sequence[PlainClaim], paired: set[int]) -> list[PlainClaim]:
    return [claim for number, claim in enumerate(claims) if number not in paired]


def _miss(article: str, kind: Literal["missed", "spurious"], claim: PlainClaim, others: Iterable[PlainClaim]) -> Miss:
    instead = {other.event for other in others if same_sentence(claim.sentence, other.sentence)} - {claim.event}
    return Miss(article, kind, claim.event, claim.trigger, claim.sentence, tuple(sorted(instead)))
