"""A place as a public gazetteer gives it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PackPlace:
    """One place with all its names, the main one first.

    `ref` names the record and its gazetteer (`geonames:172955`, `wof:1344173377`); `country` is its ISO 3166 code and
    takes no side; degrees are WGS 84; `population` is 0 and `radius_km` None where the source does not tell.
    """

    ref: str
    names: tuple[str, ...]
    kind: str
    country: str
    lat: float
    lon: float
    population: int = 0
    radius_km: float | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """Where the places of a pack are from, and on which terms they may be used."""

    name: str
    licence: str
    credit: str


GEONAMES = Source("GeoNames", "CC BY 4.0", "https://www.geonames.org")
WHOS_ON_FIRST = Source("Who's On First", "CC BY 4.0 and others, by record", "https://whosonfirst.org/docs/licenses")
"""The gazetteers that packs are usually made from."""


def own_file(name: str) -> Source:
    """The source of places in a file of the user's own."""
    return Source(f"file {name}", "as the file's owner says", "")
