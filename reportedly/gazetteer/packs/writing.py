"""From places to a pack: one SQLite file, there whole or not at all."""

import os
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from reportedly.errors import DataError, OutputError
from reportedly.gazetteer.entries import kilometres
from reportedly.gazetteer.names import normalise_toponym
from reportedly.gazetteer.packs.pack import APPLICATION, VERSION
from reportedly.gazetteer.packs.places import PackPlace, Source
from reportedly.gazetteer.sounds import skeletons_of, sound_of
from reportedly.gazetteer.world import SCALE

SAME_PLACE_KM = 3.0
"""Records of one kind that share a name and lie no further apart are one place."""
_MOST_ALIKE = 200

SCHEMA = """
CREATE TABLE about (what TEXT PRIMARY KEY, said TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE places (id INTEGER PRIMARY KEY, ref TEXT NOT NULL UNIQUE, name TEXT NOT NULL, kind TEXT NOT NULL,
    country TEXT NOT NULL, lat INTEGER NOT NULL, lon INTEGER NOT NULL, population INTEGER NOT NULL,
    radius_km REAL, spellings INTEGER NOT NULL, also TEXT NOT NULL) STRICT;
CREATE TABLE names (id INTEGER PRIMARY KEY, place INTEGER NOT NULL REFERENCES places, name TEXT NOT NULL,
    key TEXT NOT NULL, sound TEXT NOT NULL, main INTEGER NOT NULL) STRICT;
CREATE INDEX names_by_key ON names (key);
CREATE TABLE skeletons (skeleton TEXT NOT NULL, name INTEGER NOT NULL REFERENCES names,
    PRIMARY KEY (skeleton, name)) STRICT, WITHOUT ROWID;
CREATE VIRTUAL TABLE areas USING rtree_i32(id, lat_from, lat_to, lon_from, lon_to);
"""


@dataclass(frozen=True, slots=True)
class Written:
    """How much went into a pack."""

    places: int
    names: int


def write_pack(path: Path, country: str, places: Iterable[PackPlace], source: Source) -> Written:
    """Write the places of a country to `path`, and take the place of what is there when all is written.

    The same places give the same bytes. Raises DataError where there is no place, OutputError where `path` cannot be
    written; an unfinished file is removed.
    """
    merged = merge([place for place in places if place.country == country])
    if not merged:
        raise DataError(f"{source.name}: holds no place of {country}; check the country's code and the file")
    beside = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        beside.unlink(missing_ok=True)
        written = _write(beside, country, merged, source)
        beside.replace(path)
    except (OSError, sqlite3.OperationalError) as error:
        raise OutputError(f"{path}: cannot be written ({error}); make room or choose another folder") from error
    finally:
        beside.unlink(missing_ok=True)
    return written


def _write(path: Path, country: str, places: Sequence[tuple[PackPlace, tuple[str, ...]]], source: Source) -> Written:
    pack = sqlite3.connect(path, isolation_level=None)
    try:
        pack.executescript("PRAGMA page_size = 4096; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;" + SCHEMA)
        pack.execute(f"PRAGMA application_id = {APPLICATION}")
        pack.execute(f"PRAGMA user_version = {VERSION}")
        pack.execute("BEGIN")
        count = 0
        for number, (place, also) in enumerate(places, start=1):
            count = _write_place(pack, number, count, place, also)
        said = {
            "country": country,
            "source": source.name,
            "licence": source.licence,
            "credit": source.credit,
            "places": str(len(places)),
            "names": str(count),
        }
        pack.executemany("INSERT INTO about VALUES (?, ?)", sorted(said.items()))
        pack.execute("COMMIT")
        pack.execute("VACUUM")
    finally:
        pack.close()
    with path.open("rb") as stream:
        os.fsync(stream.fileno())
    return Written(len(places), count)


def _write_place(pack: sqlite3.Connection, number: int, count: int, place: PackPlace, also: tuple[str, ...]) -> int:
    main = normalise_toponym(place.names[0])
    spelled: dict[tuple[str, str], str] = {}
    for name in place.names:
        key, sound = normalise_toponym(name), sound_of(name)
        if key and sound:
            spelled.setdefault((key, sound), name)
    lat, lon = round(place.lat * SCALE), round(place.lon * SCALE)
    pack.execute(
        "INSERT INTO places VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            number,
            place.ref,
            place.names[0],
            place.kind,
            place.country,
            lat,
            lon,
            place.population,
            place.radius_km,
            len(spelled),
            " ".join(also),
        ),
    )
    pack.execute("INSERT INTO areas VALUES (?, ?, ?, ?, ?)", (number, lat, lat, lon, lon))
    for (key, sound), name in spelled.items():
        count += 1
        pack.execute("INSERT INTO names VALUES (?, ?, ?, ?, ?, ?)", (count, number, name, key, sound, int(key == main)))
        bones = sorted(skeletons_of(sound))
        pack.executemany("INSERT INTO skeletons VALUES (?, ?)", [(each, count) for each in bones])
    return count


def merge(places: Sequence[PackPlace]) -> list[tuple[PackPlace, tuple[str, ...]]]:
    """Return the places in the order of their refs, records of one place as one, each with the refs that it took in.

    The record with the most names stays; it takes the names of the others after its own.
    """
    ordered = sorted({place.ref: place for place in places}.values(), key=lambda place: place.ref)
    heads = _heads(ordered)
    groups: dict[int, list[PackPlace]] = defaultdict(list)
    for number, place in enumerate(ordered):
        groups[heads[number]].append(place)
    merged = []
    for group in groups.values():
        best = max(group, key=lambda place: (len(place.names), place.population))
        others = [place for place in group if place is not best]
        names = dict.fromkeys((*best.names, *(name for place in others for name in place.names)))
        people = max(place.population for place in group)
        merged.append((replace(best, names=tuple(names), population=people), tuple(place.ref for place in others)))
    return sorted(merged, key=lambda pair: pair[0].ref)


def _heads(places: Sequence[PackPlace]) -> list[int]:
    """For each place the number of the first one that it is joined with, over shared names within `SAME_PLACE_KM`."""
    heads = list(range(len(places)))

    def head(number: int) -> int:
        while heads[number] != number:
            heads[number] = heads[heads[number]]
            number = heads[number]
        return number

    bearers: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, place in enumerate(places):
        for key in dict.fromkeys(map(normalise_toponym, place.names)):
            if key:
                bearers[place.kind, key].append(number)
    for numbers in bearers.values():
        for here, one in enumerate(numbers[:_MOST_ALIKE]):
            for other in numbers[here + 1 : _MOST_ALIKE]:
                a, b = places[one], places[other]
                if kilometres(a.lat, a.lon, b.lat, b.lon) <= SAME_PLACE_KM:
                    first, second = sorted((head(one), head(other)))
                    heads[second] = first
    return [head(number) for number in range(len(places))]
