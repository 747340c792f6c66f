"""What a place of the gazetteer is, and how far apart two are."""

from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt
from typing import Literal

WORLD_KINDS = ("settlement", "country", "province")
"""What the number in the world file's column `kind` stands for."""
KINDS = frozenset(
    {
        *WORLD_KINDS,
        *("region", "quarter", "base", "airport", "camp", "field", "crossing", "dam", "front", "mountain", "island"),
        *("site", "valley", "road"),
    }
)
_EARTH_KM = 6371.0

Match = Literal["name", "alternate", "stripped", "spelling"]
Origin = Literal["world", "overlay", "pack"]
"""Which file an entry is from: the world file, hand-kept conflict places (also the user's), a country's pack."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One place of the gazetteer. Degrees WGS 84; `radius_km` is how far the place reaches around its point.

    `country` is the ISO 3166 code of the source record and takes no side. `population` is 0 when unknown. `verified` is
    False where the coordinates are an estimate; `source` says whose.
    """

    id: str
    name: str
    kind: str
    country: str
    lat: float
    lon: float
    radius_km: float
    population: int
    verified: bool
    source: str
    origin: Origin


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entry that a name may stand for, and by what the name was found.

    `likeness` says from 0 to 1 how near the spelling is, 1 where the name is known as it stands; `known_as` is the name
    of the entry that was met.
    """

    entry: Entry
    match: Match
    likeness: float = 1.0
    known_as: str = ""


def distance_km(a: Entry, b: Entry) -> float:
    """Return the great-circle distance between the points of two places."""
    return kilometres(a.lat, a.lon, b.lat, b.lon)


def kilometres(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Return the great-circle distance between two points in degrees (haversine)."""
    here, there = radians(lat), radians(other_lat)
    half = sin((there - here) / 2) ** 2 + cos(here) * cos(there) * sin(radians(other_lon - lon) / 2) ** 2
    return 2 * _EARTH_KM * asin(min(1.0, sqrt(half)))
