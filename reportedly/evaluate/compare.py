"""What changed from one evaluation to the next, over the articles that both scored."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reportedly.evaluate.bootstrap import Draw, Interval, draw_articles, interval_of_change
from reportedly.evaluate.evaluation import event_names, events_of
from reportedly.evaluate.figures import COUNTS, SHARES, ArticleScore, Count, M, Share, total


@dataclass(frozen=True, slots=True)
class Change:
    """A figure before and now.

    `interval` is the 95% interval of the change, None where too few articles bear on it. `weight` is the number of
    things in gold that the figure rests on.
    """

    name: str
    before: float
    now: float
    weight: int
    interval: Interval | None = None

    @property
    def by(self) -> float:
        """How much the figure rose."""
        return self.now - self.before

    @property
    def is_clear(self) -> bool:
        """Whether the interval of the change leaves out no change at all."""
        return self.interval is not None and (self.interval[0] > 0 or self.interval[1] < 0)


@dataclass(frozen=True, slots=True)
class Comparison:
    """The changes. Event types and articles that did not move are left out, and those that moved most stand first.

    `only_before` and `only_now` are the articles that only one evaluation scored; `gold_changed` those whose gold
    no longer has the size that it had.
    """

    articles: int
    figures: tuple[Change, ...]
    events: tuple[Change, ...]
    moved: tuple[Change, ...]
    only_before: tuple[str, ...]
    only_now: tuple[str, ...]
    gold_changed: tuple[str, ...]


def compare(before: Sequence[ArticleScore], now: Sequence[ArticleScore]) -> Comparison:
    """Compare two evaluations article by article."""
    early, late = {a.id: a for a in before}, {a.id: a for a in now}
    shared = sorted(early.keys() & late.keys())
    pairs = [(early[article], late[article]) for article in shared]
    old, new = [one for one, _ in pairs], [other for _, other in pairs]
    draws = draw_articles(len(shared))
    names = event_names([*old, *new])
    return Comparison(
        articles=len(shared),
        figures=tuple(_figures(old, new, draws)),
        events=_most_moved(_change(n, events_of(old, n), events_of(new, n), Count, draws) for n in names),
        moved=_most_moved(_change(a.id, [a.counts["claim"]], [b.counts["claim"]], Count, ()) for a, b in pairs),
        only_before=tuple(sorted(early.keys() - late.keys())),
        only_now=tuple(sorted(late.keys() - early.keys())),
        gold_changed=tuple(a.id for a, b in pairs if _gold_sizes(a) != _gold_sizes(b)),
    )


def _figures(old: Sequence[ArticleScore], new: Sequence[ArticleScore], draws: Sequence[Draw]) -> Iterable[Change]:
    for name in COUNTS:
        yield _change(name, [a.counts[name] for a in old], [a.counts[name] for a in new], Count, draws)
    for name in SHARES:
        yield _change(name, [a.shares[name] for a in old], [a.shares[name] for a in new], Share, draws)


def _change(name: str, old: Sequence[M], new: Sequence[M], kind: type[M], draws: Sequence[Draw]) -> Change:
    before, now = total(old, kind), total(new, kind)
    weight = now.gold if isinstance(now, Count) else now.of
    return Change(name, before.value, now.value, weight, interval_of_change(old, new, kind, draws) if draws else None)


def _most_moved(changes: Iterable[Change]) -> tuple[Change, ...]:
    """Those that moved, by how much of gold moved with them."""
    moved = [change for change in changes if change.by]
    return tuple(sorted(moved, key=lambda change: (-abs(change.by) * max(change.weight, 1), change.name)))


def _gold_sizes(article: ArticleScore) -> list[int]:
    return [article.counts[name].gold for name in COUNTS]
