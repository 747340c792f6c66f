"""Stories that are the same report in full, before anything is left aside."""

from collections.abc import Iterable, Mapping

from reportedly.link.comparing import Text, overlap

# Of the shorter text so much stands in the longer one, and of the longer one in the shorter.
OF_SHORTER = 0.6
OF_LONGER = 0.4


def number_reports(texts: Mapping[int, Text], pairs: Iterable[tuple[int, int]]) -> dict[int, int]:
    """A number for each story that stories of one report share: the least of theirs. Pairs are joined transitively."""
    parents = {number: number for number in texts}

    def root(number: int) -> int:
        while parents[number] != number:
            parents[number] = parents[parents[number]]
            number = parents[number]
        return number

    for one, other in pairs:
        first, second = root(one), root(other)
        if first == second:
            continue
        shared = overlap(texts[one], texts[other])
        if max(shared.left, shared.right) >= OF_SHORTER and min(shared.left, shared.right) >= OF_LONGER:
            parents[max(first, second)] = min(first, second)
    return {number: root(number) for number in texts}
