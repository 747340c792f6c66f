"""An evaluation: every figure with its interval, over all articles, by event type and by outlet, and the misses."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reportedly.evaluate.answers import Answer
from reportedly.evaluate.bootstrap import Draw, Interval, draw_articles, interval
from reportedly.evaluate.claims import PlainClaim
from reportedly.evaluate.figures import COUNTS, SHARES, ArticleScore, Count, M, Measure, Share, score_article, total
from reportedly.evaluate.misses import Miss, find_misses, worst_first
from reportedly.evaluate.pairing import pair_up


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
class Evaluation:
    """What was scored and what came of it.

    `gold` and `reading` say where gold and answers are from; `not_read` are the articles without an answer. Event types
    and outlets stand in the order of their gold claims, most first.
    """

    gold: str
    reading: str
    articles: tuple[ArticleScore, ...]
    not_read: tuple[str, ...]
    figures: Mapping[str, Estimate]
    events: Mapping[str, Estimate]
    outlets: tuple[OutletFigures, ...]
    misses: tuple[Miss, ...]


def evaluate(
    annotated: Mapping[str, Sequence[PlainClaim]],
    answers: Mapping[str, Answer],
    outlets: Mapping[str, str],
    errors: int,
    *,
    gold: str,
    reading: str,
) -> Evaluation:
    """Score answers against annotated claims, both by article; `errors` is how many misses are kept, the worst first.

    An article without an answer counts as read without a claim. `outlets` goes over what an answer says of its outlet.
    """
    scored: list[tuple[ArticleScore, Sequence[Miss]]] = []
    for article, told in annotated.items():
        answer = answers.get(article, Answer(article, ()))
        pairs = pair_up(told, answer.claims)
        misses = find_misses(article, told, answer.claims, pairs) if errors else ()
        outlet = outlets.get(article, answer.outlet)
        scored.append((score_article(article, outlet, told, answer.claims, pairs), misses))
    articles = tuple(article for article, _ in scored)
    draws = draw_articles(len(articles))
    return Evaluation(
        gold=gold,
        reading=reading,
        articles=articles,
        not_read=tuple(article for article in annotated if article not in answers),
        figures=_estimates(articles, draws),
        events=_by_event(articles, draws),
        outlets=_by_outlet(articles),
        misses=tuple(worst_first(scored, errors)),
    )


def event_names(articles: Sequence[ArticleScore]) -> list[str]:
    """The event types that gold or an answer holds, in the order of the alphabet."""
    return sorted({event for article in articles for event in article.events})


def events_of(articles: Sequence[ArticleScore], event: str) -> list[Count]:
    """The claims of an event type, article by article."""
    return [article.events.get(event, Count()) for article in articles]


def _by_event(articles: Sequence[ArticleScore], draws: Sequence[Draw]) -> dict[str, Estimate]:
    found = {name: _estimate(events_of(articles, name), Count, draws) for name in event_names(articles)}
    return dict(sorted(found.items(), key=lambda item: -_gold(item[1])))


def _by_outlet(articles: Sequence[ArticleScore]) -> tuple[OutletFigures, ...]:
    of: dict[str | None, list[ArticleScore]] = {}
    for article in articles:
        of.setdefault(article.outlet, []).append(article)
    found = [OutletFigures(name, len(own), _estimates(own, draw_articles(len(own)))) for name, own in of.items()]
    return tuple(sorted(found, key=lambda each: (-_gold(each.figures["claim"]), each.outlet or "")))


def _estimates(articles: Sequence[ArticleScore], draws: Sequence[Draw]) -> dict[str, Estimate]:
    counts = {name: _estimate([article.counts[name] for article in articles], Count, draws) for name in COUNTS}
    shares = {name: _estimate([article.shares[name] for article in articles], Share, draws) for name in SHARES}
    return counts | shares


def _estimate(measures: Sequence[M], kind: type[M], draws: Sequence[Draw]) -> Estimate:
    return Estimate(total(measures, kind), interval(measures, kind, draws))


def _gold(figure: Estimate) -> int:
    return figure.measure.gold if isinstance(figure.measure, Count) else figure.measure.of
