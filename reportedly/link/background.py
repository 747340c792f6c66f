"""What many stories repeat: notices of an outlet, standing paragraphs on the war so far. It says nothing of copying."""

from collections.abc import Mapping, Sequence
from datetime import date

import numpy as np
import numpy.typing as npt

from reportedly.link.shingles import Hashes
from reportedly.link.story import Story

Marks = npt.NDArray[np.bool_]
Numbers = npt.NDArray[np.int64]

# Copies of one report appear within days; what a third report repeats later than that is background.
REPORTS = 3
DAYS = 3
# In so many different reports a passage is background on any day.
MANY = 6
SLICE = 4_000_000
_UNDATED = -1
_NOBODY = -1


def background(stories: Sequence[Story], texts: Mapping[int, Hashes], reports: Mapping[int, int]) -> Hashes:
    """The shingles that are background, in ascending order.

    `texts` holds the shingles of stories by their number, each once and in ascending order. `reports` numbers the
    report that a story tells: copies in full share a number. A shingle is background where an outlet repeats it in
    another report on another day, where three different reports hold it that lie more than three days apart or are all
    one outlet's, and where six hold it at all.
    """
    outlets = {name: place for place, name in enumerate(sorted({s.outlet or "" for s in stories} - {""}))}
    numbers = sorted(texts)
    about = np.array(
        [(reports[n], day_number(stories[n]), outlets.get(stories[n].outlet or "", _NOBODY)) for n in numbers], np.int64
    ).reshape(-1, 3)
    # The shingles are judged in slices of their range, so that memory stays bounded.
    slices = 1 + sum(len(found) for found in texts.values()) // SLICE
    bounds = np.array([(place << 64) // slices for place in range(1, slices)], np.uint64)
    cuts = [(0, *np.searchsorted(texts[n], bounds).tolist(), len(texts[n])) for n in numbers]
    found = [
        _judged([texts[n][cut[place] : cut[place + 1]] for n, cut in zip(numbers, cuts, strict=True)], about)
        for place in range(slices)
    ]
    return np.concatenate(found)


def _judged(held: Sequence[Hashes], about: Numbers) -> Hashes:
    """The background among the shingles of some stories. `about` has report, day and outlet of each in its row."""
    hashes = np.concatenate([np.empty(0, np.uint64), *held])
    if not len(hashes):
        return hashes
    report, day, outlet = about[np.repeat(np.arange(len(held)), [len(found) for found in held])].T
    order = np.lexsort((report, outlet, hashes))
    hashes, report, day, outlet = hashes[order], report[order], day[order], outlet[order]
    new_hash = _changes(hashes)
    of_outlet = np.flatnonzero(new_hash | _changes(outlet))
    reports_of_outlet, days_of_outlet = _spread(report, day, of_outlet, _changes(report))
    repeats = (reports_of_outlet > 1) & (days_of_outlet > 0) & (outlet[of_outlet] != _NOBODY)
    starts = np.flatnonzero(new_hash)
    repeated = np.logical_or.reduceat(repeats, np.searchsorted(of_outlet, starts))
    own = np.maximum.reduceat(outlet, starts) == np.minimum.reduceat(outlet, starts)
    own &= outlet[starts] != _NOBODY
    order = np.lexsort((report, hashes))
    different, days = _spread(report[order], day[order], starts, _changes(report[order]))
    known = repeated | ((different >= REPORTS) & ((days > DAYS) | own)) | (different >= MANY)
    return np.asarray(hashes[starts][known], np.uint64)


def _changes(values: npt.NDArray[np.generic]) -> Marks:
    """Where a value differs from the one before it; the first always does."""
    return np.concatenate(([True], values[1:] != values[:-1]))


def _spread(report: Numbers, day: Numbers, starts: Numbers, changes: Marks) -> tuple[Numbers, Numbers]:
    """For each group that begins at one of `starts`: how many reports it holds, and how many days lie between them."""
    first = changes.copy()
    first[starts] = True
    latest = np.maximum.reduceat(day, starts)
    earliest = np.minimum.reduceat(np.where(day == _UNDATED, np.iinfo(np.int64).max, day), starts)
    return np.add.reduceat(first.astype(np.int64), starts), latest - np.minimum(earliest, latest)


def day_number(story: Story) -> int:
    """The day of publication as a number of days, -1 where it is not known."""
    return date.fromisoformat(story.published).toordinal() if story.published else _UNDATED


def among(found: Hashes, known: Hashes) -> Marks:
    """Which of `found` stand in `known`, which is in ascending order."""
    if not len(known):
        return np.zeros(len(found), bool)
    places = np.minimum(np.searchsorted(known, found), len(known) - 1)
    return np.asarray(known[places] == found)


def covered(marked: Marks, length: int) -> Marks:
    """The words, one mark each, that lie in a marked shingle of `length` words."""
    words = np.zeros(len(marked) + length - 1, bool)
    for place in range(length):
        words[place : place + len(marked)] |= marked
    return words
