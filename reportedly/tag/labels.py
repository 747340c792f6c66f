"""What the heads of the network choose among, in the order of their outputs. The order is part of a trained model."""

from functools import cache
from typing import get_args

from reportedly.ontology import load_event_types
from reportedly.records import CasualtyKind, Factuality, Stance

NONE = "none"
ROLES = ("agent", "target", "place")
# A role's first word, then its other words.
ROLE_TAGS = (NONE, *(f"{mark}-{role}" for role in ROLES for mark in ("first", "more")))
TOLL_TAGS: tuple[str, ...] = (NONE, *get_args(CasualtyKind))
SPEAKER_TAGS = (NONE, "first-speaker", "more-speaker")
FACTUALITIES: tuple[str, ...] = get_args(Factuality)
# "none": the outlet itself says so.
STANCES: tuple[str, ...] = (NONE, *get_args(Stance))
# What rules say of a word in view of one trigger.
HINTS = ("agent", "target", "instrument", "place", "time", "speaker", "cue", "hedge", *get_args(CasualtyKind))


@cache
def event_labels() -> tuple[str, ...]:
    """The event types behind "none"."""
    return (NONE, *load_event_types())


@cache
def trigger_hints() -> tuple[str, ...]:
    """What rules say of a word before any trigger is chosen: nothing, or the type that it names or adds to.

    The last, at the start of a window, says that rules were asked at all.
    """
    types = tuple(load_event_types())
    return (NONE, *types, *(f"adds to {event}" for event in types), "asked")
