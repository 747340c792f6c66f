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


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entry that a name may stand for, and by what the name was found."""

    entry: Entry
    match: Match


def distance_km(a: Entry, b: Entry) -> float:
    """Return the great-circle distance between the points of two places (haversine)."""
    lat, other = radians(a.lat), radians(b.lat)
    half = sin((other - lat) / 2) ** 2 + cos(lat) * cos(other) * sin(radians(b.lon - a.lon) / 2) ** 2
    return 2 * _EARTH_KM * asin(min(1.0, sqrt(half)))
