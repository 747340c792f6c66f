"""Where a story says from whom it has its text or its news."""

from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from reportedly.lexicon import load_words, strings
from reportedly.link.names import Names, Naming
from reportedly.link.story import Story
from reportedly.link.words import Spelled, bare_words, spelled_in

_BETWEEN = 3


@dataclass(frozen=True, slots=True)
class Credit:
    """Characters of a document that credit an outlet: their offsets, and the outlet's own name, None for an agency that
    is not named.
    """

    start: int
    end: int
    outlet: str | None


@cache
def _cues(key: str) -> frozenset[tuple[str, ...]]:
    listed = strings(load_words("credits"), key, "data/languages/en/credits.yml")
    return frozenset(tuple(cue.casefold().split()) for cue in listed)


def is_agency(outlet: str | None) -> bool:
    """Whether an outlet's name is that of an agency or office, whose texts others take over."""
    return outlet is not None and any((word,) in _cues("agency_words") for word in outlet.casefold().split())


def credits_of(story: Story, names: Names) -> tuple[Credit, ...]:
    """What a story credits to other outlets than its own, in the order of the text: names beside a cue, in brackets
    or in a line of their own (byline, dateline, notice), and agencies without a name.
    """
    if not may_credit(story, names):
        return ()
    words = spelled_in(story.text, 0, len(story.text))
    own = names.of(story.outlet)
    named = [
        Credit(each.start, each.end, each.outlet)
        for each in names.find(story.text, words)
        if each.outlet != own and (_is_apart(story, each) or _is_bracketed(story.text, each) or _has_cue(words, each))
    ]
    return tuple(sorted([*named, *_unnamed(words)], key=lambda credit: credit.start))


def may_credit(story: Story, names: Names) -> bool:
    """Whether any word of a story opens a name or a credit: a quick look before the slow one."""
    words = frozenset(bare_words(story.text))
    return not words.isdisjoint(names.by_first) or not words.isdisjoint(cue[0] for cue in _cues("unnamed"))


def _unnamed(words: list[Spelled]) -> list[Credit]:
    return [Credit(one[1], two[2], None) for one, two in pairwise(words) if (one[0], two[0]) in _cues("unnamed")]


def _is_apart(story: Story, named: Naming) -> bool:
    return not any(start <= named.start < end for start, end in story.stretches)


def _is_bracketed(text: str, named: Naming) -> bool:
    return text[: named.start].endswith(("(", "[", "/")) and text[named.end : named.end + 1] in {")", "]", "/"}


def _has_cue(words: list[Spelled], named: Naming) -> bool:
    first = next(place for place, (_, start, _) in enumerate(words) if start == named.start)
    last = next(place for place, (_, _, end) in enumerate(words) if end == named.end)
    before = [word for word, _, _ in words[max(0, first - _BETWEEN - 1) : first]]
    behind = [word for word, _, _ in words[last + 1 : last + _BETWEEN + 2]]
    return _holds(before, _cues("before")) or _holds(behind, _cues("after"))


def _holds(words: list[str], cues: frozenset[tuple[str, ...]]) -> bool:
    return any(tuple(words[n : n + size]) in cues for size in (1, 2, 3) for n in range(len(words) - size + 1))
