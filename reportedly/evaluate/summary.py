"""What an evaluation says: every figure with its interval, over all articles, by event type and by outlet."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reportedly.evaluate.bootstrap import Draw, Interval, draw_articles, interval
from reportedly.evaluate.figures import COUNTS, SHARES, ArticleScore, Count, M, Measure, Share, total
from reportedly.evaluate.misses import Miss


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The scores of all articles. `reading` says where the answers are from; `not_read` are the articles without."""

    gold: str
    reading: str
    articles: tuple[ArticleScore, ...]
    not_read: tuple[str, ...]
    misses: tuple[Miss, ...]


@dataclass(frozen=True, slots=True)
class Estimate:
    """A figure over several articles, with its 95% interval where there are enough of them."""

    measure: Measure
    interval: Interval | None


@dataclass(frozen=True, slots=True)
class OutletFigures:
    """The figures of one outlet, None where none is known, and of how many articles they are."""

    outlet: str | None
    articles: int
    figures: Mapping[str, Estimate]


@dataclass(frozen=True, slots=True)
class Summary:
    """All estimates; event types and outlets stand in the order of their gold claims, most first."""

    figures: Mapping[str, Estimate]
    events: Mapping[str, Estimate]
    outlets: tuple[OutletFigures, ...]


def summarise(articles: Sequence[ArticleScore]) -> Summary:
    """The figures of the articles, in all and in parts."""
    draws = draw_articles(len(articles))
    events = {name: estimate(events_of(articles, name), Count, draws) for name in event_names(articles)}
    outlets: dict[str | None, list[ArticleScore]] = {}
    for article in articles:
        outlets.setdefault(article.outlet, []).append(article)
    parts = [
        OutletFigures(outlet, len(own), _estimates(own, draw_articles(len(own)))) for outlet, own in outlets.items()
    ]
    return Summary(
        figures=_estimates(articles, draws),
        events=dict(sorted(events.items(), key=lambda item: (-_gold(item[1]), item[0]))),
        outlets=tuple(sorted(parts, key=lambda part: (-_gold(part.figures["claim"]), part.outlet or ""))),
    )


def event_names(articles: Sequence[ArticleScore]) -> list[str]:
    """The event types that gold or an answer holds, in the order of the alphabet."""
    return sorted({event for article in articles for event in article.events})


def events_of(articles: Sequence[ArticleScore], event: str) -> list[Count]:
    """The claims of an event type, article by article."""
    return [article.events.get(event, Count()) for article in articles]


def estimate(measures: Sequence[M], kind: type[M], draws: Sequence[Draw]) -> Estimate:
    """One figure from its measure in each article."""
    return Estimate(total(measures, kind), interval(measures, kind, draws))


def _estimates(articles: Sequence[ArticleScore], draws: Sequence[Draw]) -> dict[str, Estimate]:
    counts = {name: estimate([article.counts[name] for article in articles], Count, draws) for name in COUNTS}
    shares = {name: estimate([article.shares[name] for article in articles], Share, draws) for name in SHARES}
    return counts | shares


def _gold(figure: Estimate) -> int:
    return figure.measure.gold if isinstance(figure.measure, Count) else figure.measure.of
