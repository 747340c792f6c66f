"""Two texts side by side: how much of each stands in the other, and their longest common run."""

from dataclasses import dataclass

import numpy as np

from reportedly.link.background import Marks, among, covered
from reportedly.link.shingles import LENGTH, Hashes


@dataclass(frozen=True, slots=True)
class Text:
    """The shingles of a story in the order of the text, and in ascending order; which are background."""

    shingles: Hashes
    ordered: Hashes
    background: Marks


@dataclass(frozen=True, slots=True)
class Overlap:
    """Containment both ways: the share of the words of `left` that stand in `right`, and the reverse, 0 to 1,
    background left aside on both sides. `words` counts the shared words of the left one.
    """

    left: float
    right: float
    words: int


def plain_text(found: Hashes) -> Text:
    """The shingles of a story, none of them marked as background."""
    return Text(found, np.unique(found), np.zeros(len(found), bool))


def with_background(text: Text, background: Hashes) -> Text:
    """The same text with its background marked."""
    return Text(text.shingles, text.ordered, among(text.shingles, background))


def overlap(left: Text, right: Text) -> Overlap:
    """Containment of two texts in each other, after Broder (1997), counted in words that shared 5-grams cover."""
    of_left, words = _share(left, right)
    of_right, _ = _share(right, left)
    return Overlap(of_left, of_right, words)


def _share(one: Text, other: Text) -> tuple[float, int]:
    shared = covered(among(one.shingles, other.ordered) & ~one.background, LENGTH)
    counted = int((~covered(one.background, LENGTH) | shared).sum())
    words = int(shared.sum())
    return (words / counted if counted else 0.0), words


def longest_run(left: Text, right: Text) -> tuple[int, int, int]:
    """The longest run of words that both hold: its first word in the left and in the right text, and how many words.

    Background counts where nothing else is shared. (0, 0, 0) where no five words in a row are the same.
    """
    marks = among(left.shingles, right.ordered) & ~left.background
    if not marks.any():
        marks = among(left.shingles, right.ordered)
    best = (0, 0, 0)
    places: dict[int, list[int]] = {}
    for place, shingle in enumerate(right.shingles.tolist()):
        places.setdefault(shingle, []).append(place)
    running: dict[int, int] = {}
    for place, shingle in enumerate(left.shingles.tolist()):
        reached = {there: running.get(there - 1, 0) + 1 for there in places.get(shingle, ())} if marks[place] else {}
        for there, length in reached.items():
            if length > best[2]:
                best = (place - length + 1, there - length + 1, length)
        running = reached
    return best if not best[2] else (best[0], best[1], best[2] + LENGTH - 1)
