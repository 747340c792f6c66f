"""Pairs of documents that share enough minima to be worth comparing in full."""

from collections.abc import Iterable

import numpy as np
import numpy.typing as npt

from reportedly.link.shingles import Hashes

Pairs = npt.NDArray[np.int64]

# A minimum in more documents than this pairs neighbours only: all its pairs would be a square of them. And it pairs
# only documents that are made of such minima: a report in a hundred outlets is, one with a common notice is not.
CROWD = 24
CROWDED = 0.5
_NEIGHBOURS = 2
LEAST_SHARED = 3


def candidates(sketches: Iterable[Hashes]) -> Pairs:
    """Pairs (i, j), i < j, of documents that share at least three minima, as rows of an array in ascending order.

    `sketches` are the minima of the documents 0, 1, 2, ... A minimum held by more than `CROWD` documents pairs each
    with the next two that hold it, and only documents of whose minima half or more are such.
    """
    found = list(sketches)
    sizes = np.fromiter((len(each) for each in found), np.int64, len(found))
    if not sizes.sum():
        return np.empty((0, 2), np.int64)
    hashes = np.concatenate(found)
    holders = np.repeat(np.arange(len(found), dtype=np.int32), sizes)
    order = np.argsort(hashes, kind="stable")
    hashes, holders = hashes[order], holders[order]
    del order
    starts = np.flatnonzero(np.concatenate(([True], hashes[1:] != hashes[:-1])))
    groups = np.diff(np.append(starts, len(hashes)))
    kept = np.repeat(groups > 1, groups)
    left = np.repeat(groups[groups > 1], groups[groups > 1])
    hashes, holders = hashes[kept], holders[kept]
    crowd = left > CROWD
    crowded = np.bincount(holders[crowd], minlength=len(found)) >= CROWDED * sizes
    kept = ~crowd | crowded[holders]
    hashes, holders, crowd = hashes[kept], holders[kept], crowd[kept]
    keys = [_keys(hashes, holders, ~crowd, step, len(found)) for step in range(_NEIGHBOURS + 1, CROWD)]
    keys += [_keys(hashes, holders, np.ones(len(hashes), bool), step, len(found)) for step in range(1, _NEIGHBOURS + 1)]
    unique, shared = np.unique(np.concatenate(keys), return_counts=True)
    unique = unique[shared >= LEAST_SHARED]
    return np.stack((unique // len(found), unique % len(found)), axis=1)


def _keys(
    hashes: Hashes, holders: npt.NDArray[np.int32], chosen: npt.NDArray[np.bool_], step: int, count: int
) -> Pairs:
    """Each document with the one `step` places behind it under the same minimum, as one number."""
    if len(hashes) <= step:
        return np.empty(0, np.int64)
    same = (hashes[step:] == hashes[:-step]) & chosen[step:]
    return np.asarray(holders[:-step][same].astype(np.int64) * count + holders[step:][same], np.int64)
