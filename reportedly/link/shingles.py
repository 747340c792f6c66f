"""Word 5-grams as numbers, and the few of them by which candidates are found.

Method: shingles, containment and minimum hashes after Broder, "On the resemblance and containment of documents" (1997).
The minimum is taken over every window of four shingles, not over the document once, after Schleimer, Wilkerson and
Aiken, "Winnowing" (2003): documents that share eight words in a row then share a minimum, however long the rest is.
"""

from collections.abc import Sequence
from hashlib import blake2b

import numpy as np
import numpy.typing as npt

Hashes = npt.NDArray[np.uint64]

LENGTH = 5
WINDOW = 4
_ODD = np.array(
    [0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0xD6E8FEB86659FD93, 0xA0761D6478BD642F], np.uint64
)
_MIX = np.uint64(0xFF51AFD7ED558CCD)
_HALF = np.uint64(32)


class WordHashes(dict[str, int]):
    """64-bit hashes of words, the same on every machine; each is computed once."""

    def __missing__(self, word: str) -> int:
        found = int.from_bytes(blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little")
        self[word] = found
        return found


def shingles(words: Sequence[str], hashes: WordHashes) -> Hashes:
    """One hash for each five words in a row, in the order of the text; empty for fewer words."""
    count = len(words) - LENGTH + 1
    if count < 1:
        return np.empty(0, np.uint64)
    each = np.array(list(map(hashes.__getitem__, words)), np.uint64)
    mixed = np.zeros(count, np.uint64)
    for place, odd in enumerate(_ODD):
        mixed += each[place : place + count] * odd
    mixed ^= mixed >> _HALF
    mixed *= _MIX
    mixed ^= mixed >> _HALF
    return mixed


def minima(found: Hashes) -> Hashes:
    """The least shingle of each window of four, each once, in ascending order."""
    if len(found) < WINDOW:
        return np.unique(found)
    pairs = np.minimum(found[:-1], found[1:])
    least = np.minimum(pairs[:-2], pairs[2:])
    return np.unique(least)
