"""States and provinces by the names that stand beside a town: "Paris, Texas", "Louisville, Ky."."""

from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

from reportedly.gazetteer.entries import Entry
from reportedly.gazetteer.opening import PLACES, Gazetteer
from reportedly.tables import read_rows

# SQLite takes a bounded number of parameters.
_AT_ONCE = 500


@cache
def load_provinces(file: Path = PLACES / "provinces.csv") -> Mapping[str, tuple[str, str]]:
    """By name and abbreviation as written: the code "country.admin1" of GeoNames and the full name.

    Raises DataError where the file is missing or breaks its format.
    """
    found: dict[str, tuple[str, str]] = {}
    for _, row in read_rows(file, ("country", "admin1", "name", "short")):
        for name in (row["name"], *filter(None, row["short"].split("|"))):
            found[name] = (f"{row['country']}.{row['admin1']}", row["name"])
    return MappingProxyType(found)


def provinces_of(gazetteer: Gazetteer, entries: Iterable[Entry]) -> dict[str, str]:
    """The code "country.admin1" of the first-level division in which places of the world file lie, by their id.

    Places of other sources, and those whose division is not known, are left out.
    """
    numbers = [entry.id.removeprefix("geonames:") for entry in entries if entry.id.startswith("geonames:")]
    found: dict[str, str] = {}
    for at in range(0, len(numbers), _AT_ONCE):
        asked = numbers[at : at + _AT_ONCE]
        marks = ",".join("?" * len(asked))
        rows = gazetteer.world.execute(f"SELECT id, country, admin1 FROM places WHERE id IN ({marks})", asked)  # noqa: S608 - question marks only
        found.update((f"geonames:{number}", f"{country}.{admin1}") for number, country, admin1 in rows if admin1)
    return found
