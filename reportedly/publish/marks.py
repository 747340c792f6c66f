"""Where the phrases of claims stand in a text, and the text split wherever one of them begins or ends."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, Generic, Protocol, TypeVar

from reportedly.publish.wording import Numbered
from reportedly.records import Claim

# The code of each role in class names and data attributes of a page, in the order of the legend.
ROLES: Final = {
    "g": "event",
    "a": "agent",
    "t": "target",
    "p": "place",
    "w": "time",
    "c": "toll",
    "i": "means",
    "v": "voice",
    "h": "hedge",
    "x": "name it stands for",
    "s": "sentence",
}
SHOWN_WHEN_CHOSEN: Final = frozenset("xs")


class Stretch(Protocol):
    """Anything with a place in a text."""

    @property
    def start(self) -> int:
        """Where it begins."""

    @property
    def end(self) -> int:
        """Where it ends, exclusive."""


S = TypeVar("S", bound=Stretch)


@dataclass(frozen=True, slots=True)
class Mark:
    """A phrase of claim `number` in the role of code `role`."""

    start: int
    end: int
    number: int
    role: str


@dataclass(frozen=True, slots=True)
class Segment(Generic[S]):
    """A stretch of text without a boundary inside, and all that covers it, in the order given."""

    start: int
    end: int
    covers: tuple[S, ...]


def marks(claims: Iterable[Numbered]) -> tuple[Mark, ...]:
    """List every phrase of every claim."""
    return tuple(
        Mark(phrase.start, phrase.end, item.number, role) for item in claims for role, phrase in _phrases(item.claim)
    )


def segments(length: int, stretches: Iterable[S]) -> Iterator[Segment[S]]:
    """Split a text of `length` characters at every boundary of the stretches.

    The segments follow each other without gap from 0 to `length`. Stretches are clipped to the text; empty ones cover
    nothing.
    """
    clipped = [(max(each.start, 0), min(each.end, length), each) for each in stretches]
    clipped = [each for each in clipped if each[0] < each[1]]
    starting: dict[int, list[int]] = {}
    ending: dict[int, list[int]] = {}
    for place, (start, end, _) in enumerate(clipped):
        starting.setdefault(start, []).append(place)
        ending.setdefault(end, []).append(place)
    open_now: set[int] = set()
    boundaries = sorted({0, length, *starting, *ending})
    for start, end in pairwise(boundaries):
        open_now.difference_update(ending.get(start, ()))
        open_now.update(starting.get(start, ()))
        yield Segment(start, end, tuple(clipped[place][2] for place in sorted(open_now)))


def _phrases(claim: Claim) -> Iterator[tuple[str, Stretch]]:
    yield "s", claim.sentence
    yield "g", claim.trigger
    for code, phrases in (
        ("a", claim.agents),
        ("t", claim.targets),
        ("p", claim.places),
        ("v", tuple(voice.speaker for voice in claim.voice)),
    ):
        for phrase in phrases:
            yield code, phrase
            if phrase.antecedent:
                yield "x", phrase.antecedent
    if claim.time:
        yield "w", claim.time
    yield from (("c", casualty) for casualty in claim.casualties)
    yield from (("i", instrument) for instrument in claim.instruments)
    yield from (("v", voice.cue) for voice in claim.voice if voice.cue)
    yield from (("h", hedge) for hedge in claim.hedges)
