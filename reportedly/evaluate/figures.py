"""The figures: what of gold was found, counted for one article and summed over many."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from reportedly.evaluate.claims import PlainClaim
from reportedly.evaluate.pairing import agree, in_common, same_speaker

COUNTS = ("claim", "strict", "agents", "targets", "places", "casualties", "speaker", "attributed", "toll")
SHARES = ("stance_accuracy", "factuality_accuracy", "laundered")


@dataclass(frozen=True, slots=True)
class Count:
    """What was found: `hit` of `gold` things that gold holds and `answers` things that the answers hold."""

    hit: int = 0
    gold: int = 0
    answers: int = 0

    @property
    def parts(self) -> tuple[int, ...]:
        """The numbers that are summed over articles."""
        return self.hit, self.gold, self.answers

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to find and nothing was found."""
        return not self.gold and not self.answers

    @property
    def precision(self) -> float:
        """The share of answers that are right; 0 where there are none."""
        return self.hit / self.answers if self.answers else 0.0

    @property
    def recall(self) -> float:
        """The share of gold that was found; 0 where there is none."""
        return self.hit / self.gold if self.gold else 0.0

    @property
    def value(self) -> float:
        """F1: the harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True, slots=True)
class Share:
    """`hit` of `of` things."""

    hit: int = 0
    of: int = 0

    @property
    def parts(self) -> tuple[int, ...]:
        """The numbers that are summed over articles."""
        return self.hit, self.of

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing that it could be a share of."""
        return not self.of

    @property
    def value(self) -> float:
        """The share, 0..1; 0 where it is one of nothing."""
        return self.hit / self.of if self.of else 0.0


Measure = Count | Share
M = TypeVar("M", Count, Share)
Pair = tuple[PlainClaim, PlainClaim]


@dataclass(frozen=True, slots=True)
class ArticleScore:
    """The figures of one article; `events` counts claims by their type."""

    id: str
    outlet: str | None
    counts: Mapping[str, Count]
    shares: Mapping[str, Share]
    events: Mapping[str, Count]


def score_article(
    article: str,
    outlet: str | None,
    gold: Sequence[PlainClaim],
    answers: Sequence[PlainClaim],
    pairs: Sequence[tuple[int, int]],
) -> ArticleScore:
    """Count what the answers found in one article, given which claims pair up."""
    matched = [(gold[i], answers[j]) for i, j in pairs]
    told, found, hits = _sizes(gold), _sizes(answers), _hits(matched)
    told_events, found_events = Counter(c.event for c in gold), Counter(c.event for c in answers)
    hit_events = Counter(c.event for c, _ in matched)
    return ArticleScore(
        id=article,
        outlet=outlet,
        counts={name: Count(hits[name], told[name], found[name]) for name in COUNTS},
        shares=_shares(matched),
        events={
            event: Count(hit_events[event], told_events[event], found_events[event])
            for event in sorted(told_events.keys() | found_events.keys())
        },
    )


def total(measures: Iterable[M], kind: type[M]) -> M:
    """The sum of counts, or of shares."""
    columns = zip(*(measure.parts for measure in measures), strict=True)
    return kind(*map(sum, columns))


def _sizes(claims: Sequence[PlainClaim]) -> Counter[str]:
    """How much there is to find of each figure."""
    sizes = Counter(claim=len(claims), strict=len(claims))
    for claim in claims:
        sizes.update(
            agents=len(claim.agents),
            targets=len(claim.targets),
            places=len(claim.places),
            casualties=len(claim.casualties),
            toll=len(claim.casualties),
            speaker=int(bool(claim.speaker)),
            attributed=int(bool(claim.speaker)),
        )
    return sizes


def _hits(pairs: Iterable[Pair]) -> Counter[str]:
    hits: Counter[str] = Counter()
    for told, found in pairs:
        tolls = (Counter(told.casualties) & Counter(found.casualties)).total()
        right_speaker = same_speaker(told, found)
        hits.update(
            claim=1,
            strict=int(agree(told, found)),
            agents=in_common(told.agents, found.agents),
            targets=in_common(told.targets, found.targets),
            places=in_common(told.places, found.places),
            casualties=tolls,
            toll=tolls if right_speaker else 0,
            speaker=int(bool(told.speaker) and right_speaker),
            attributed=int(bool(told.speaker and found.speaker)),
        )
    return hits


def _shares(pairs: Sequence[Pair]) -> dict[str, Share]:
    attributed = [found for told, found in pairs if told.speaker]
    return {
        "stance_accuracy": Share(sum(told.stance == found.stance for told, found in pairs), len(pairs)),
        "factuality_accuracy": Share(sum(told.factuality == found.factuality for told, found in pairs), len(pairs)),
        "laundered": Share(sum(not found.speaker for found in attributed), len(attributed)),
    }
