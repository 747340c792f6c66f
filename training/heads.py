"""What the heads of a network choose among. The network is the same for every task; its labels are not."""

from dataclasses import dataclass

from reportedly.tag.labels import (
    FACTUALITIES,
    HINTS,
    ROLE_TAGS,
    SPEAKER_TAGS,
    STANCES,
    TOLL_TAGS,
    event_labels,
    trigger_hints,
)


@dataclass(frozen=True, slots=True)
class Head:
    """A classifier: its name, its labels in the order of its outputs, and the weight of its loss."""

    name: str
    labels: tuple[str, ...]
    weight: float


@dataclass(frozen=True, slots=True)
class Heads:
    """All that a network says and is told.

    `triggers` are the labels of words before any trigger is chosen, 0 being none. Around one marked trigger `tags` are
    said of each word and `values` of the whole. `trigger_hints` and `hints` count what a hint on a word can say before
    and after the choice.
    """

    triggers: tuple[str, ...]
    tags: tuple[Head, ...]
    values: tuple[Head, ...]
    trigger_hints: int
    hints: int


def claim_heads() -> Heads:
    """The heads of the tagger that ships; their order is that of its graphs' outputs."""
    return Heads(
        triggers=event_labels(),
        tags=(Head("roles", ROLE_TAGS, 2.0), Head("tolls", TOLL_TAGS, 1.0), Head("speaker", SPEAKER_TAGS, 1.0)),
        values=(Head("factuality", FACTUALITIES, 0.5), Head("stance", STANCES, 0.5)),
        trigger_hints=len(trigger_hints()),
        hints=len(HINTS),
    )
