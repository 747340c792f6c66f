"""Reading a pack."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from math import asin, cos, degrees, radians, sin
from pathlib import Path

from reportedly.errors import DataError
from reportedly.gazetteer.entries import Entry, kilometres
from reportedly.gazetteer.sounds import skeletons_of
from reportedly.gazetteer.world import SCALE, settlement_radius_km

APPLICATION = 0x52505047
"""Marks a SQLite file as a pack ("RPPG")."""
VERSION = 1
"""The layout of the tables; a pack of another layout is made anew."""
_DEGREE_KM = 111.0
_REACH_KM = {
    "province": 60.0, "region": 20.0, "mountain": 5.0, "valley": 10.0, "island": 10.0, "field": 5.0, "quarter": 1.5
}  # fmt: skip
_PLACE = "p.ref, p.name, p.kind, p.country, p.lat, p.lon, p.population, p.radius_km"
_BY_KEY = f"""
SELECT {_PLACE}, max(n.main), p.id FROM names n JOIN places p ON p.id = n.place WHERE n.key = ?
GROUP BY p.id ORDER BY p.population DESC, p.spellings DESC, p.id
"""  # noqa: S608 - the columns are named above
_SOUNDS = """
SELECT DISTINCT n.id, n.sound FROM skeletons s JOIN names n ON n.id = s.name WHERE s.skeleton IN ({})
"""
_NAMES = f"""
SELECT {_PLACE}, n.name, n.sound, p.spellings FROM names n JOIN places p ON p.id = n.place WHERE n.id IN ({{}})
"""  # noqa: S608
_NEAR = f"""
SELECT {_PLACE} FROM areas a JOIN places p ON p.id = a.id
WHERE a.lat_from BETWEEN ? AND ? AND a.lon_from BETWEEN ? AND ?
"""  # noqa: S608


@dataclass(frozen=True, slots=True)
class Pack:
    """An open pack: the country's ISO 3166 code, what it says of itself, and the connection to it."""

    path: Path
    country: str
    source: str
    licence: str
    places: int
    names: int
    connection: sqlite3.Connection


@dataclass(frozen=True, slots=True)
class Spelled:
    """A name of a place in a pack: as written, as heard, and how many names the place has."""

    entry: Entry
    name: str
    sound: str
    spellings: int


def open_pack(path: Path) -> Pack:
    """Open a pack for reading; raises DataError where it is missing, half, damaged or of another layout."""
    try:
        if not path.is_file():
            raise DataError(f"{path}: no such pack; make it with: reportedly gazetteer add {path.stem.upper()}")
        connection = sqlite3.connect(
            f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
        )
        (application,) = connection.execute("PRAGMA application_id").fetchone()
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        if (application, version) == (APPLICATION, VERSION):
            said = dict(connection.execute("SELECT what, said FROM about"))
            return Pack(
                path,
                said["country"],
                said["source"],
                said["licence"],
                int(said["places"]),
                int(said["names"]),
                connection,
            )
    except (sqlite3.DatabaseError, KeyError, ValueError) as error:
        raise DataError(f"{path}: is no whole pack ({error}); remove it and add the country anew") from error
    if application != APPLICATION:
        raise DataError(f"{path}: is no pack; remove it from the folder of packs")
    raise DataError(f"{path}: is a pack of layout {version}, read is {VERSION}; add the country anew")


def check_pack(pack: Pack) -> None:
    """Read a pack from end to end; raises DataError where a page of it is damaged."""
    with _damage_told(pack) as connection:
        (told,) = connection.execute("PRAGMA quick_check(1)").fetchone()
        (count,) = connection.execute("SELECT count(*) FROM places").fetchone()
    if told != "ok" or count != pack.places:
        raise DataError(f"{pack.path}: is damaged ({' '.join(str(told).split())}); remove it and add the country anew")


def entries_by_key(pack: Pack, key: str) -> Iterator[tuple[Entry, bool]]:
    """Yield the places under a normalised name and whether it is their main one, the largest and best known first."""
    with _damage_told(pack) as connection:
        for row in connection.execute(_BY_KEY, (key,)).fetchall():
            yield _entry(pack, row[:8]), bool(row[8])


def sounds_like(pack: Pack, sound: str) -> dict[int, str]:
    """Return the sounds of the names whose consonants are those of a sound, give or take one, by the names' numbers."""
    bones = skeletons_of(sound)
    with _damage_told(pack) as connection:
        return dict(connection.execute(_SOUNDS.format(",".join("?" * len(bones))), bones).fetchall())


def names_of(pack: Pack, numbers: Sequence[int]) -> list[Spelled]:
    """Return the names with the given numbers, in the order of their places."""
    with _damage_told(pack) as connection:
        rows = connection.execute(_NAMES.format(",".join("?" * len(numbers))), numbers).fetchall()
    found = [Spelled(_entry(pack, row[:8]), *row[8:]) for row in rows]
    return sorted(found, key=lambda one: (one.entry.id, one.name))


def entries_near(pack: Pack, lat: float, lon: float, km: float) -> list[tuple[float, Entry]]:
    """Return the places within `km` of a point in degrees with their distance, the nearest first."""
    tall = km / _DEGREE_KM
    # The widest reach of a circle lies polewards of its middle; round a pole or over 180 degrees all longitudes count.
    wide = degrees(asin(sin(radians(tall)) / cos(radians(lat)))) if abs(lat) + tall < 90 else 180.0
    west, east = (lon - wide, lon + wide) if abs(lon) + wide <= 180 else (-180.0, 180.0)
    box = (lat - tall, lat + tall, west, east)
    with _damage_told(pack) as connection:
        rows = connection.execute(_NEAR, [round(edge * SCALE) for edge in box]).fetchall()
    found = [(kilometres(lat, lon, entry.lat, entry.lon), entry) for entry in (_entry(pack, row) for row in rows)]
    return sorted((pair for pair in found if pair[0] <= km), key=lambda pair: (pair[0], pair[1].id))


@contextmanager
def _damage_told(pack: Pack) -> Iterator[sqlite3.Connection]:
    """Turn what SQLite says of a damaged page into a DataError."""
    try:
        yield pack.connection
    except sqlite3.DatabaseError as error:
        raise DataError(f"{pack.path}: is damaged ({error}); remove it and add the country anew") from error


def _entry(pack: Pack, row: tuple[str, str, str, str, int, int, int, float | None]) -> Entry:
    ref, name, kind, country, lat, lon, population, radius = row
    reach = radius if radius is not None else _REACH_KM.get(kind, settlement_radius_km(population))
    return Entry(ref, name, kind, country, lat / SCALE, lon / SCALE, reach, population, True, pack.source, "pack")
