"""Exact matches: how many spans are read as they are marked."""

from collections.abc import Iterable
from dataclasses import dataclass

from training.polnear import KINDS, Attribution, Span


@dataclass(frozen=True, slots=True)
class Matches:
    """How many are read as marked, how many are read, and how many are marked."""

    hit: int = 0
    found: int = 0
    gold: int = 0

    @property
    def precision(self) -> float:
        """The share of what is read that is right."""
        return self.hit / max(1, self.found)

    @property
    def recall(self) -> float:
        """The share of what is marked that is read."""
        return self.hit / max(1, self.gold)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self.hit / max(1, self.found + self.gold)


def match_spans(texts: Iterable[tuple[Iterable[Span], Iterable[Span]]]) -> dict[str, Matches]:
    """The matches of each kind over texts of which are given the spans read and the spans marked."""
    counts = {kind: [0, 0, 0] for kind in KINDS}
    for read, marked in texts:
        found, gold = set(read), set(marked)
        for column, spans in enumerate((found & gold, found, gold)):
            for kind, *_ in spans:
                counts[kind][column] += 1
    return {kind: Matches(*numbers) for kind, numbers in counts.items()}


def match_attributions(texts: Iterable[tuple[Iterable[Attribution], Iterable[Attribution]]]) -> Matches:
    """The attributions whose cue, source and content are all as marked, over texts."""
    counts = [0, 0, 0]
    for read, marked in texts:
        found, gold = set(read), set(marked)
        counts = [n + len(some) for n, some in zip(counts, (found & gold, found, gold), strict=True)]
    return Matches(*counts)
