"""What an entry of the actor list is, and the index of all of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

ActorKind = Literal[
    "state",
    "government",
    "ministry",
    "military",
    "police",
    "rebel",
    "militia",
    "coalition",
    "party",
    "observatory",
    "agency",
    "outlet",
    "intergovernmental",
    "ngo",
    "court",
    "person",
    "civil",
]
Inter = Literal[
    "State Forces",
    "Rebel Group",
    "Political Militia",
    "Identity Militia",
    "Rioters",
    "Protesters",
    "Civilians",
    "External/Other Forces",
    "",
]
ActorTie = Literal["part_of", "allied_with", "backed_by"]


@dataclass(frozen=True, slots=True)
class Actor:
    """One actor. `country` is the ISO 3166 code of where it is at home, "" where none; `inter` is ACLED's class, ""
    where it has none.
    """

    id: str
    name: str
    aliases: tuple[str, ...]
    kind: ActorKind
    inter: Inter
    country: str
    description: str


@dataclass(frozen=True, slots=True)
class ActorRelation:
    """What ties one actor to another. `from_` and `to` are a year or a year and month, "" where open or not fixed."""

    actor: str
    relation: ActorTie
    other: str
    from_: str
    to: str
    note: str


@dataclass(frozen=True, slots=True)
class ActorIndex:
    """All actors, and the tables by which names find them. Make it with `load_actors`.

    `names` are normalised names; `capitals` are short names that count only in capitals, as written without dots.
    `starts` are the beginnings of `names`, whole words each, by which mentions are found; `small` are names written
    without a capital at their start and `articled` those that are names only behind "the". `countries` gives the
    ISO 3166 code for names and adjectives of countries.
    """

    actors: Mapping[str, Actor]
    names: Mapping[str, str]
    capitals: Mapping[str, str]
    starts: frozenset[str]
    small: frozenset[str]
    articled: frozenset[str]
    relations: Mapping[str, tuple[ActorRelation, ...]]
    countries: Mapping[str, str]
    organs: Mapping[tuple[str, str], str]
