"""What is left of a phrase when the words around a name are taken off: "some 20 ISIS fighters" holds ISIS."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import cast

from reportedly.actors.countries import country_at
from reportedly.actors.entries import ActorIndex
from reportedly.actors.names import BRACKETS, Word, words_outside
from reportedly.actors.word_lists import actor_words

_Kinds = frozenset[str] | None


@dataclass(frozen=True, slots=True)
class Core:
    """What is left of a phrase after words were taken off its ends, and what those ask of the actor.

    `kinds` are those that it may be (None: any), `countries` those that it must be of. `first` is the place of the
    core's first word among the phrase's; `narrowed` tells that a describing word was taken off.
    """

    words: tuple[Word, ...]
    first: int
    kinds: frozenset[str] | None
    countries: frozenset[str]
    narrowed: bool


def find_cores(index: ActorIndex, text: str) -> list[Core]:
    """Return the phrase and what is left of it after words were taken off its ends, the longest first."""
    words = words_outside(text, BRACKETS)
    lefts = list(_cut_left(index, words))
    rights = list(_cut_right(words))
    pairs = sorted(
        ((left[0] + len(words) - right[0], left[0], left, right) for left in lefts for right in rights),
        key=lambda pair: pair[:2],
    )
    return [
        Core(words[left[0] : right[0]], left[0], _both(left[1], right[1]), left[2], left[3])
        for _, _, left, right in pairs
        if left[0] < right[0]
    ]


def _both(one: _Kinds, other: _Kinds) -> _Kinds:
    return other if one is None else one if other is None else one & other


def _cut_left(index: ActorIndex, words: Sequence[Word]) -> Iterator[tuple[int, _Kinds, frozenset[str], bool]]:
    """Yield where a core may begin, the kinds and countries that the words before it ask for, and if they narrow."""
    lists = actor_words()
    at, kinds, countries, narrowed = 0, cast("_Kinds", None), frozenset[str](), False
    yield at, kinds, countries, narrowed
    while at < len(words):
        word = words[at]
        country = country_at(index, words, at)
        described = compound_length(words, at)
        if described:
            at, narrowed = at + described, True
        elif word.key in lists.determiners or word.key.isdigit():
            at += 1
        elif word.bare in lists.members and word.key not in lists.modifiers:
            at, kinds = at + 1, _both(kinds, lists.members[word.bare])
        elif word.key in lists.modifiers:
            at, narrowed = at + 1, True
        elif country is not None:
            at, narrowed, countries = at + country[1], True, countries | {country[0]}
        else:
            return
        yield at, kinds, countries, narrowed


def compound_length(words: Sequence[Word], at: int) -> int:
    """How many words from here make a compound that only describes ("US-backed", "pro-Turkish"); 0 for none."""
    lists = actor_words()
    if words[at].key in lists.attitudes and at + 1 < len(words) and words[at + 1].tied:
        return 2
    for end in range(at + 1, min(at + 4, len(words))):
        if words[end].tied and words[end].key in lists.epithets:
            named = all(word.article or word.written[:1].isupper() for word in words[at:end])
            return end + 1 - at if named or end == at + 1 else 0
    return 0


def _cut_right(words: Sequence[Word]) -> Iterator[tuple[int, _Kinds]]:
    """Yield where a core may end, with the kinds that the words behind it ask for."""
    lists = actor_words()
    end, kinds = len(words), cast("_Kinds", None)
    yield end, kinds
    for number in range(1, len(words) - 1):
        tail = words[number + 1 :]
        if words[number].key in lists.offices and all(w.article or w.written[:1].isupper() for w in tail):
            end = number + 1
            yield end, kinds
            break
    while end > 0 and words[end - 1].bare in lists.members:
        end, kinds = end - 1, _both(kinds, lists.members[words[end - 1].bare])
        yield end, kinds
