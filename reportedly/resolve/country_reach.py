"""How far countries reach from their point, from `data/places/country-reach.csv`."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from reportedly.errors import DataError
from reportedly.gazetteer import PLACES, Entry
from reportedly.tables import read_rows

# Of a disc of its area; four countries in five lie within so many radii of their point.
_RADII = 2.5


def reach_of_country(entry: Entry) -> float:
    """Return the distance in km within which the country lies. The gazetteer's radius is that of a disc of its area,
    which no country is.
    """
    return max(entry.radius_km, _load().get(entry.country, _RADII * entry.radius_km))


@cache
def _load() -> Mapping[str, float]:
    reach: dict[str, float] = {}
    for where, row in read_rows(PLACES / "country-reach.csv", ("country", "reach_km")):
        if not row["reach_km"].isdigit():
            raise DataError(f"{where}: reach_km must be a whole number; make the file anew")
        reach[row["country"]] = float(row["reach_km"])
    return MappingProxyType(reach)
