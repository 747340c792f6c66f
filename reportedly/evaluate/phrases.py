"""When two phrases, or two sentences, are taken for the same."""

import re
from collections.abc import Sequence
from functools import lru_cache

# Part of the definition of every figure, whatever the language: figures taken with another list cannot be compared.
_PASSED_OVER = frozenset(("a", "an", "the", "its", "their", "his", "her", "some", "of", "in", "at", "on", "and", "s"))
_PHRASE = 0.5
_SENTENCE = 0.8
_WORD = re.compile(r"\w+")


@lru_cache(maxsize=1 << 14)
def content_words(text: str) -> frozenset[str]:
    """The words of a text in lower case without articles and the like, or with them where there are no others."""
    found = frozenset(_WORD.findall(text.lower()))
    return (found - _PASSED_OVER) or found


def same_phrase(first: str, second: str) -> bool:
    """Whether at least half of the content words of the shorter phrase stand in the other."""
    return _common_share(first, second) >= _PHRASE


def same_sentence(first: str, second: str) -> bool:
    """Whether at least four fifths of the content words of the shorter sentence stand in the other."""
    return _common_share(first, second) >= _SENTENCE


def in_common(first: Sequence[str], second: Sequence[str]) -> int:
    """How many phrases of `first` find a partner of their own in `second`; each takes the first that is left."""
    left = list(second)
    for phrase in first:
        partner = next((number for number, other in enumerate(left) if same_phrase(phrase, other)), None)
        if partner is not None:
            del left[partner]
    return len(second) - len(left)


def _common_share(first: str, second: str) -> float:
    one, other = content_words(first), content_words(second)
    return len(one & other) / min(len(one), len(other)) if one and other else 0.0
