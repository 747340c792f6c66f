"""Which gold claim and which answer tell the same event."""

from collections.abc import Sequence

from reportedly.evaluate.claims import PlainClaim
from reportedly.evaluate.phrases import content_words, in_common, same_sentence

Pair = tuple[PlainClaim, PlainClaim]


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
    if not (told.agents or told.targets or told.places):
        return True
    return _shared(told, found) > 0


def same_speaker(told: PlainClaim, found: PlainClaim) -> bool:
    """Whether both are in the outlet's own voice, or their innermost speakers are the same."""
    if told.speaker and found.speaker:
        return bool(in_common((told.speaker,), (found.speaker,)))
    return not told.speaker and not found.speaker


def _shared(told: PlainClaim, found: PlainClaim) -> int:
    roles = ((told.agents, found.agents), (told.targets, found.targets), (told.places, found.places))
    return sum(in_common(one, other) for one, other in roles)
