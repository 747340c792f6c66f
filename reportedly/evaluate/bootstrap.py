"""Confidence intervals by the percentile bootstrap over articles (Efron & Tibshirani 1993, chapter 13).

Claims of one article succeed and fail together, so articles are drawn, not claims. The seed is fixed and the draws
depend on the number of articles alone: the same scores give the same intervals.
"""

import random
from collections.abc import Callable, Sequence
from operator import itemgetter

from reportedly.evaluate.figures import M

DRAWS = 1000
SEED = 20170703
LEVEL = 0.95
# Drawn from fewer articles, an interval would only look like one.
LEAST_ARTICLES = 5

Draw = Callable[[Sequence[int]], tuple[int, ...]]
Interval = tuple[float, float]


def draw_articles(number: int) -> tuple[Draw, ...]:
    """`DRAWS` ways to take `number` of as many articles, with repetition; none where there are too few articles."""
    if number < LEAST_ARTICLES:
        return ()
    source = random.Random(SEED)  # noqa: S311 - a fixed seed is the point
    return tuple(itemgetter(*source.choices(range(number), k=number)) for _ in range(DRAWS))


def interval(measures: Sequence[M], kind: type[M], draws: Sequence[Draw]) -> Interval | None:
    """The 95% interval of a figure from its measure in each article; None where too few articles have any.

    Draws in which there is nothing to count say nothing of the figure and are left out.
    """
    if sum(not measure.is_empty for measure in measures) < LEAST_ARTICLES:
        return None
    drawn = _drawn(measures, kind, draws)
    return _middle([measure.value for measure in drawn if not measure.is_empty])


def interval_of_change(before: Sequence[M], now: Sequence[M], kind: type[M], draws: Sequence[Draw]) -> Interval | None:
    """The 95% interval of how much a figure rose, both drawn together: the articles' difficulty cancels out."""
    if sum(not one.is_empty or not other.is_empty for one, other in zip(before, now, strict=True)) < LEAST_ARTICLES:
        return None
    drawn = zip(_drawn(before, kind, draws), _drawn(now, kind, draws), strict=True)
    return _middle([late.value - early.value for early, late in drawn if not early.is_empty and not late.is_empty])


def _drawn(measures: Sequence[M], kind: type[M], draws: Sequence[Draw]) -> list[M]:
    columns = list(zip(*(measure.parts for measure in measures), strict=True))
    return [kind(*(sum(draw(column)) for column in columns)) for draw in draws]


def _middle(values: list[float]) -> Interval | None:
    if not values:
        return None
    values.sort()
    outside = int(len(values) * (1 - LEVEL) / 2)
    return values[outside], values[-1 - outside]
