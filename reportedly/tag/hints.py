"""Hints: what rules read, as inputs of the network."""

from collections.abc import Sequence

import numpy as np

from reportedly.extract.merge import Deed
from reportedly.records import Claim
from reportedly.tag.labels import FACTUALITIES, HINTS, STANCES, TOLL_TAGS, event_labels, trigger_hints
from reportedly.tag.windows import Ints, Window

Spans = Sequence[tuple[int, int]]


def deed_hints(window: Window, deeds: Sequence[Deed], before: Sequence[Deed]) -> Ints:
    """For each piece of a window the index in `trigger_hints()` of what rules say; `before` are the deeds of the
    sentence before.
    """
    codes = {name: code for code, name in enumerate(trigger_hints())}
    found = np.zeros(len(window.pieces), np.int64)
    found[0] = codes["asked"]
    begin = window.begin
    context = {word.index: at for at, word in enumerate(window.words[:begin])}
    own = {word.index: at for at, word in enumerate(window.words[begin:], begin)}
    for places, told in ((context, before), (own, deeds)):
        for deed in told:
            for n, index in enumerate(deed.tokens):
                at = places.get(index)
                if at is not None:
                    name = deed.trigger.event if n == 0 else f"adds to {deed.trigger.event}"
                    found[window.firsts[at] : window.lasts[at]] = codes[name]
    return found


def mark(window: Window, first: int, last: int, event: str) -> Ints:
    """For each piece the index of the event type where it is of the trigger, words `first` to `last`; else 0."""
    found = np.zeros(len(window.pieces), np.int64)
    found[window.firsts[first] : window.lasts[last]] = event_labels().index(event)
    return found


def claim_hints(window: Window, claim: Claim) -> Ints:
    """For each piece and each of `HINTS` whether rules, given the trigger, say so."""
    found = np.zeros((len(window.pieces), len(HINTS)), np.int64)
    spans: dict[str, Spans] = {
        "agent": [(p.start, p.end) for p in claim.agents],
        "target": [(p.start, p.end) for p in claim.targets],
        "instrument": [(p.start, p.end) for p in claim.instruments],
        "place": [(p.start, p.end) for p in claim.places],
        "time": [] if claim.time is None else [(claim.time.start, claim.time.end)],
        "speaker": [(v.speaker.start, v.speaker.end) for v in claim.voice[-1:]],
        "cue": [(v.cue.start, v.cue.end) for v in claim.voice[-1:] if v.cue is not None],
        "hedge": [(h.start, h.end) for h in claim.hedges],
        **{kind: [(c.start, c.end) for c in claim.casualties if c.kind == kind] for kind in TOLL_TAGS[1:]},
    }
    for at, word in enumerate(window.words):
        for code, name in enumerate(HINTS):
            if any(start < word.end and word.start < end for start, end in spans[name]):
                found[window.firsts[at] : window.lasts[at], code] = 1
    return found


def verdict_hint(claim: Claim) -> tuple[int, int]:
    """What rules say of factuality and stance: indices in `FACTUALITIES` and `STANCES`, from 1; 0 says nothing."""
    stance = claim.voice[-1].stance if claim.voice else STANCES[0]
    return FACTUALITIES.index(claim.factuality) + 1, STANCES.index(stance) + 1
