"""New wordings of another outlet's report: a credit to that outlet, and the same rare words, figures and names."""

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from reportedly.link.background import DAYS, day_number
from reportedly.link.credits import Credit, is_agency
from reportedly.link.names import Names
from reportedly.link.story import Story
from reportedly.link.words import words_of

SAMPLE = 5000
# Of the weight of the later story's words, so much stands in the earlier one, and so many of its words.
LEAST_WEIGHT = 0.37
LEAST_WORDS = 15
# An agency without a name says less.
UNNAMED_WEIGHT = 0.45


def rewrites(
    stories: Sequence[Story], credits: Mapping[int, Sequence[Credit]], names: Names
) -> Iterator[tuple[int, int, float]]:
    """Yield (earlier, later, share): the later story credits the earlier one's outlet, is at most three days younger
    and shares enough of its words with it.

    `share` weighs each word by how few of the stories hold it (inverse document frequency, Spärck Jones 1972).
    Only the likeliest story of a credited outlet is given. `credits` holds those of each story by its number.
    """
    by_outlet: dict[str, list[int]] = {}
    for number, story in enumerate(stories):
        outlet = names.of(story.outlet)
        if outlet:
            by_outlet.setdefault(outlet, []).append(number)
    agencies = sorted(number for outlet, numbers in by_outlet.items() if is_agency(outlet) for number in numbers)
    asked = {number: _asked(found, by_outlet, agencies) for number, found in sorted(credits.items())}
    asked = {number: groups for number, groups in asked.items() if groups}
    if not asked:
        return
    weight = _weights(stories)
    held: dict[int, frozenset[str]] = {}

    def words(number: int) -> frozenset[str]:
        if number not in held:
            held[number] = frozenset(words_of(stories[number]))
        return held[number]

    for later, groups in asked.items():
        day = day_number(stories[later])
        whole = sum(weight(word) for word in words(later))
        for numbers, least in groups:
            near = [n for n in numbers if n != later and 0 <= day - day_number(stories[n]) <= DAYS]
            scored = [(sum(weight(word) for word in words(n) & words(later)) / whole, -n) for n in near if whole]
            share, earlier = max(scored, default=(0.0, 0))
            if share >= least and len(words(-earlier) & words(later)) >= LEAST_WORDS:
                yield -earlier, later, share


def _asked(
    credits: Sequence[Credit], by_outlet: Mapping[str, list[int]], agencies: list[int]
) -> list[tuple[list[int], float]]:
    """The stories that credits may mean, a group for each outlet, with the weight that each must reach."""
    named = sorted({credit.outlet for credit in credits if credit.outlet is not None and credit.outlet in by_outlet})
    groups = [(by_outlet[outlet], LEAST_WEIGHT) for outlet in named]
    if agencies and any(credit.outlet is None for credit in credits):
        groups.append((agencies, UNNAMED_WEIGHT))
    return groups


def shared_figures(left: Story, right: Story) -> tuple[str, ...]:
    """The figures that both stories hold, in ascending order."""
    both = frozenset(words_of(left)) & frozenset(words_of(right))
    return tuple(sorted((word for word in both if word.isdecimal()), key=lambda figure: (int(figure), figure)))


class _Weights:
    """How much a word tells: the logarithm of how few of a sample of the stories hold it. Unseen words tell nothing."""

    __slots__ = ("_count", "_held")

    def __init__(self, held: Counter[str], count: int) -> None:
        self._held, self._count = held, count

    def __call__(self, word: str) -> float:
        held = self._held.get(word, 0)
        return math.log(self._count / held) if held > 1 else 0.0


def _weights(stories: Sequence[Story]) -> _Weights:
    step = max(1, len(stories) // SAMPLE)
    sample = stories[::step]
    return _Weights(Counter(word for story in sample for word in frozenset(words_of(story))), len(sample))
