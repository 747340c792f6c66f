"""Overlays: CSV files of places that no world file holds."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from reportedly.errors import DataError
from reportedly.gazetteer.entries import KINDS, Entry
from reportedly.tables import number_in, one_of, read_rows

OVERLAY_COLUMNS = ("id", "name", "alternates", "kind", "country", "lat", "lon", "radius_km", "verified", "source")


def read_overlay(path: Path, prefix: str = "reportedly:") -> Iterator[tuple[Entry, tuple[str, ...]]]:
    """Yield the places of an overlay with all their names. An id without `:` gets the prefix.

    Raises `DataError` naming file and line of a row that cannot be used.
    """
    seen: dict[str, str] = {}
    for where, row in read_rows(path, OVERLAY_COLUMNS):
        entry = _overlay_entry(where, row, prefix)
        if entry.id in seen:
            raise DataError(f"{where}: id {row['id']!r} stands in {seen[entry.id]} already; give another")
        seen[entry.id] = where
        yield entry, (entry.name, *filter(None, (name.strip() for name in row["alternates"].split("|"))))


def _overlay_entry(where: str, row: Mapping[str, str], prefix: str) -> Entry:
    for column in ("id", "name", "source"):
        if not row[column].strip():
            raise DataError(f"{where}: {column} is empty; fill it in")
    one_of(where, "kind", row["kind"], tuple(KINDS))
    if not re.fullmatch(r"[A-Z]{2}", row["country"]):
        raise DataError(f"{where}: country {row['country']!r} is no ISO 3166 code of two capitals")
    if row["verified"] not in ("yes", "no"):
        raise DataError(f"{where}: verified is {row['verified']!r}; write yes or no")
    return Entry(
        id=row["id"] if ":" in row["id"] else prefix + row["id"],
        name=row["name"].strip(),
        kind=row["kind"],
        country=row["country"],
        lat=number_in(where, row, "lat", -90, 90),
        lon=number_in(where, row, "lon", -180, 180),
        radius_km=number_in(where, row, "radius_km", 0.05, 3000),
        population=0,
        verified=row["verified"] == "yes",
        source=row["source"].strip(),
        origin="overlay",
    )
