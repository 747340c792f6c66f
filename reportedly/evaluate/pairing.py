"""Which gold claim and which answer tell the same event, and when their words are taken for the same."""

import re
from collections.abc import Sequence
from functools import lru_cache

from reportedly.evaluate.claims import PlainClaim

# Part of the definition of every figure, whatever the language: figures taken with another list cannot be compared.
_PASSED_OVER = frozenset(("a", "an", "the", "its", "their", "his", "her", "some", "of", "in", "at", "on", "and", "s"))
_PHRASE = 0.5
_SENTENCE = 0.8
_WORD = re.compile(r"\w+")


def pair_up(gold: Sequence[PlainClaim], answers: Sequence[PlainClaim]) -> list[tuple[int, int]]:
    """The places of gold and answer in each pair, in the order of gold; a claim is in one pair at most.

    A pair has one event type and one sentence. Where there is a choice, triggers with a word in common go first, then
    the most participants and places in common, then claims at nearly the same place of their lists.
    """
    ranked = sorted(
        (
            not content_words(told.trigger) & content_words(found.trigger),
            -_shared(told, found),
            abs(i - j),
            -i,  # What is still equal is settled from the end, so that every run settles it alike.
            -j,
        )
        for i, told in enumerate(gold)
        for j, found in enumerate(answers)
        if told.event == found.event and same_sentence(told.sentence, found.sentence)
    )
    taken: dict[int, int] = {}
    used: set[int] = set()
    for *_, minus_i, minus_j in ranked:
        if -minus_i not in taken and -minus_j not in used:
            taken[-minus_i] = -minus_j
            used.add(-minus_j)
    return sorted(taken.items())


def agree(told: PlainClaim, found: PlainClaim) -> bool:
    """Whether a pair agrees in factuality, stance, innermost speaker and one participant or place, if gold has any."""
    if told.factuality != found.factuality or told.stance != found.stance or not same_speaker(told, found):
        return False
    return not (told.agents or told.targets or told.places) or _shared(told, found) > 0


def same_speaker(told: PlainClaim, found: PlainClaim) -> bool:
    """Whether both are in the outlet's own voice, or their innermost speakers are the same."""
    if told.speaker and found.speaker:
        return same_phrase(told.speaker, found.speaker)
    return not told.speaker and not found.speaker


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


@lru_cache(maxsize=1 << 14)
def content_words(text: str) -> frozenset[str]:
    """The words of a text in lower case without articles and the like, or with them where there are no others."""
    found = frozenset(_WORD.findall(text.lower()))
    return (found - _PASSED_OVER) or found


def _common_share(first: str, second: str) -> float:
    one, other = content_words(first), content_words(second)
    return len(one & other) / min(len(one), len(other)) if one and other else 0.0


def _shared(told: PlainClaim, found: PlainClaim) -> int:
    roles = ((told.agents, found.agents), (told.targets, found.targets), (told.places, found.places))
    return sum(in_common(one, other) for one, other in roles)
