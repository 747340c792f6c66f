"""What resolving the places of one document weighs: named spots, groups of them, and what the document supports."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from reportedly.gazetteer import Candidate, Entry
from reportedly.resolve.place_phrases import Reading

CANDIDATES = 5
"""How many candidates an unresolved phrase keeps."""

GroupKey = tuple[str, frozenset[str], str | None]


@dataclass(frozen=True, slots=True)
class Spot:
    """A place named in the text: a phrase to resolve (`index`), or a name met in passing (`index` None)."""

    index: int | None
    start: int
    end: int
    text: str
    reading: Reading


@dataclass(frozen=True, slots=True)
class Group:
    """Spots of one document with the same name and meaning: they get one place.

    `provinces` holds for candidates by id the first-level division in which they lie, as "country.admin1".
    """

    starts: tuple[int, ...]
    found: tuple[Candidate, ...]
    wanted: frozenset[str]
    clue: str | None
    passing: bool
    common: bool
    provinces: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Anchor:
    """A decided place and where the text names it."""

    entry: Entry
    starts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a document supports.

    `shares` says how much each country is named (0..1), `settled` are the countries of decided places of events,
    `theatre` those of the outlet, `anchors` the decided places; `provinces` says how much each state or province is
    named (0..1), by "country.admin1".
    """

    shares: Mapping[str, float]
    settled: frozenset[str]
    theatre: frozenset[str]
    anchors: tuple[Anchor, ...]
    provinces: Mapping[str, float] = field(default_factory=dict)
