"""The world file: one read-only SQLite file of countries, provinces and populated places."""

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from math import cbrt
from pathlib import Path

from reportedly.errors import DataError
from reportedly.gazetteer.entries import WORLD_KINDS, Entry

SCALE = 100_000
"""World file coordinates are whole numbers of 1/100,000 degree."""
_BY_KEY = """
SELECT p.id, p.name, p.kind, p.country, p.lat, p.lon, p.population, p.radius, n.main
FROM names n JOIN places p ON p.id = n.place WHERE n.key = ?
ORDER BY p.kind = 1 DESC, p.kind = 2 DESC, n.main AND p.population > 1000000 DESC, p.population DESC, p.id
"""
_BY_BONES = """
SELECT p.id, p.name, p.kind, p.country, p.lat, p.lon, p.population, p.radius, s.key
FROM spellings s JOIN places p ON p.id = s.place WHERE s.bones = ?
ORDER BY p.population DESC, p.id, s.key LIMIT 200
"""
_COUNTRY = """
SELECT id, name, kind, country, lat, lon, population, radius FROM places WHERE kind = 1 AND country = ?
"""
_CAPITAL = """
SELECT p.id, p.name, p.kind, p.country, p.lat, p.lon, p.population, p.radius
FROM capitals c JOIN places p ON p.id = c.place WHERE c.country = ?
"""


def open_world(path: Path) -> sqlite3.Connection:
    """Open the world file for reading; raises DataError where it is missing."""
    if not path.is_file():
        raise DataError(f"{path}: the world gazetteer is missing; build it with tools/build_world_gazetteer.py")
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)


def with_population(world: sqlite3.Connection, entry: Entry) -> Entry:
    """Keep the population of a world record that an overlay restates under its id with the name that reports use."""
    source, _, number = entry.id.partition(":")
    row = (
        world.execute("SELECT population FROM places WHERE id = ?", (number,)).fetchone()
        if source == "geonames"
        else None
    )
    return entry if row is None else replace(entry, population=row[0])


def entries_by_key(world: sqlite3.Connection, key: str) -> Iterator[tuple[Entry, bool]]:
    """Yield the places under a normalised name and whether it is their main one.

    Countries and provinces come first, then places by population.
    """
    for row in world.execute(_BY_KEY, (key,)):
        yield _entry(row[:8]), bool(row[8])


def entries_by_bones(world: sqlite3.Connection, bones: str) -> Iterator[tuple[str, Entry]]:
    """Yield the places of countries at war with a name of these consonants, and that name's key."""
    for row in world.execute(_BY_BONES, (bones,)):
        yield row[8], _entry(row[:8])


def country_of(world: sqlite3.Connection, code: str) -> Entry | None:
    """Return the country of an ISO 3166 code, None for an unknown code."""
    row = world.execute(_COUNTRY, (code,)).fetchone()
    return None if row is None else _entry(row)


def capital_of(world: sqlite3.Connection, code: str) -> Entry | None:
    """Return the capital of a country as the world file has it, None where none is known."""
    row = world.execute(_CAPITAL, (code,)).fetchone()
    return None if row is None else _entry(row)


def _entry(row: tuple[int, str, int, str, int, int, int, int | None]) -> Entry:
    number, name, kind, country, lat, lon, population, radius = row
    return Entry(
        id=f"geonames:{number}",
        name=name,
        kind=WORLD_KINDS[kind],
        country=country,
        lat=lat / SCALE,
        lon=lon / SCALE,
        radius_km=float(radius) if radius else settlement_radius_km(population),
        population=population,
        verified=True,
        source="GeoNames",
        origin="world",
    )


def settlement_radius_km(population: int) -> float:
    """Return the usual reach of a town: 1 km for a village, 2 at ten thousand people, 10 at a million."""
    return round(max(1.0, 0.1 * cbrt(population)), 1)
