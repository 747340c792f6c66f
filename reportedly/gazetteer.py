"""Names of places and what they may stand for, without a network.

Two kinds of source lie behind a `Gazetteer`: one read-only SQLite file of the world's countries and populated places,
and overlays, CSV files of conflict places that no world file holds (quarters, bases, fields, fronts, crossings). An
overlay record goes before a world record of the same name nearby. Which candidate a report means is not decided here:
see `reportedly.resolve.places`.
"""

import csv
import re
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from functools import lru_cache
from math import asin, cbrt, cos, radians, sin, sqrt
from pathlib import Path
from types import MappingProxyType
from typing import Literal

import yaml
from anyascii import anyascii
from rapidfuzz import fuzz

from reportedly.errors import DataError

DATA = Path(__file__).parent / "data"
PLACES = DATA / "places"
SCALE = 100_000
"""World file coordinates are whole numbers of 1/100,000 degree."""
WORLD_KINDS = ("settlement", "country", "province")
"""What the number in the world file's column `kind` stands for."""
OVERLAY_COLUMNS = ("id", "name", "alternates", "kind", "country", "lat", "lon", "radius_km", "verified", "source")
KINDS = frozenset(
    {
        *WORLD_KINDS,
        *("region", "quarter", "base", "airport", "camp", "field", "crossing", "dam", "front", "mountain", "island"),
        *("site", "valley", "road"),
    }
)
EARTH_KM = 6371.0
_SAME_PLACE_KM = 10.0
_SPELLING_LIKENESS = 80.0
_COMMON_WORD_POPULATION = 1_000_000
_NAME_POPULATION = 15_000
_ALTERNATE_POPULATION = 100_000

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

Match = Literal["name", "alternate", "stripped", "spelling"]
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


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


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """The words of one language around place names, all lower case.

    `directions` are compass words and their like, `links` small words, `determiners` those of them that a phrase
    pointing back may hold, `inside` words for a part of a place; `generic` gives for each word that says what a
    place is ("town", "airbase") the kinds that it may mean; `roads` and `lines` stand for things that have no point
    (roads, borders, rivers). `continents` hold a country's name and are none; `common` are keys of names that are
    ordinary words or persons' names as well.
    """

    directions: frozenset[str]
    links: frozenset[str]
    determiners: frozenset[str]
    inside: frozenset[str]
    generic: Mapping[str, frozenset[str]]
    roads: frozenset[str]
    lines: frozenset[str]
    capitals: frozenset[str]
    continents: frozenset[str]
    common: frozenset[str]


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """The places that names are looked up in. Open with `open_gazetteer`; one gazetteer serves one process.

    `overlay` holds the hand-kept places by key, `overlay_spellings` by consonants, `own` by id. `countries` and
    `demonyms` give ISO 3166 codes for words as written; `doubtful` are names of countries that are a province's or a
    person's as well (Georgia, Jordan); `conflict` are the countries from which a war since 2000 is reported.
    """

    world: sqlite3.Connection
    overlay: Mapping[str, tuple[Candidate, ...]]
    overlay_spellings: Mapping[str, tuple[tuple[str, Entry], ...]]
    own: Mapping[str, Entry]
    countries: Mapping[str, str]
    demonyms: Mapping[str, str]
    doubtful: frozenset[str]
    conflict: frozenset[str]
    words: PlaceWords


# --- names -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Spellings:
    articles: frozenset[str]
    assimilated: Mapping[str, str]
    words: Mapping[str, str]


@lru_cache(maxsize=1)
def _spellings() -> _Spellings:
    raw = _read_yaml(PLACES / "spellings.yml")
    words = {variant: word for word, variants in raw["words"].items() for variant in variants}
    return _Spellings(
        frozenset(raw["articles"]),
        MappingProxyType({article: sun for article, (sun,) in raw["assimilated"].items()}),
        MappingProxyType(words),
    )


_DROPPED = re.compile(r"['`´‘’ʼʻʾʿ′\"“”]+")
_BROKEN = re.compile(r"[^a-z0-9]+")


def normalise_toponym(text: str) -> str:
    """Return the key under which a place name is filed: lower-case ASCII words, usual variants levelled.

    "Al-Raqqah", "ar Raqqa" and "Raqqa" share the key `raqqa`; "Ein Terma" and "'Ayn Tarma" differ in their second word
    only. Idempotent. Text without letters or digits gives "".
    """
    ascii_text = text if text.isascii() else anyascii(_DROPPED.sub("", text))
    words = _BROKEN.sub(" ", _DROPPED.sub("", ascii_text.casefold())).split()
    spellings = _spellings()
    kept: list[str] = []
    # From the right, so that an article is judged by the word that will stand after it.
    for word in reversed(words):
        level = _level(word, spellings)
        if not (kept and _is_article(level, kept[-1], spellings)):
            kept.append(level)
    return " ".join(reversed(kept))


def _level(word: str, spellings: _Spellings) -> str:
    if len(word) >= 5 and word.endswith(("ah", "eh")):
        word = word[:-2] + "a"
    return spellings.words.get(word, word)


def _is_article(word: str, following: str, spellings: _Spellings) -> bool:
    if word in spellings.articles:
        return True
    sun = spellings.assimilated.get(word)
    return sun is not None and following.startswith(sun)


_DIGRAPHS = (("kh", "x"), ("gh", "g"), ("dh", "d"), ("th", "t"), ("sh", "c"), ("dj", "j"), ("q", "k"), ("z", "s"))


def spelling_key(key: str) -> str:
    """Return the consonants of a normalised name, under which different romanisations meet; "" where too few remain.

    A step before phonetic keys: vowels, semivowels and doubled letters go, near sounds fall together.
    """
    sounds = key.replace(" ", "")
    for digraph, letter in _DIGRAPHS:
        sounds = sounds.replace(digraph, letter)
    start = "a" if sounds[:1] in tuple("aeiou") else sounds[:1]
    bones = start + re.sub(r"[aeiouwyh]", "", sounds[1:])
    bones = re.sub(r"(.)\1+", r"\1", bones)
    return bones if len(bones) >= 3 else ""


# --- opening -----------------------------------------------------------------------------------------------------


def open_gazetteer(extra: Sequence[Path] = (), language: str = "en") -> Gazetteer:
    """Open the built-in world file and conflict places, and the user's own overlays (CSV, later ones go first).

    Raises `DataError` naming file and line where an overlay breaks the format of `data/places/conflict-places.csv`.
    """
    overlay: dict[str, dict[str, Candidate]] = {}
    spellings: dict[str, dict[str, Entry]] = {}
    own: dict[str, Entry] = {}
    world = _open_world(PLACES / "world.sqlite")
    for path in (*reversed(extra), PLACES / "conflict-places.csv"):
        for read, names in read_overlay(path, f"{path.stem}:" if path.parent != PLACES else "reportedly:"):
            if read.id in own:
                continue
            entry = own[read.id] = _with_population(world, read)
            for key in dict.fromkeys(filter(None, map(normalise_toponym, names))):
                # Hand-kept second names are those that reports use, unlike the world file's, which are of all ages.
                overlay.setdefault(key, {}).setdefault(entry.id, Candidate(entry, "name"))
                spellings.setdefault(spelling_key(key), {})[key + "\t" + entry.id] = entry
    spellings.pop("", None)
    countries, demonyms, conflict = _read_countries(PLACES / "countries.csv")
    words = _read_words(DATA / "languages" / language / "place_words.yml")
    return Gazetteer(
        world=world,
        overlay=MappingProxyType({key: tuple(found.values()) for key, found in overlay.items()}),
        overlay_spellings=MappingProxyType(
            {
                bones: tuple((key.split("\t")[0], entry) for key, entry in found.items())
                for bones, found in spellings.items()
            }
        ),
        own=MappingProxyType(own),
        countries=MappingProxyType(countries),
        demonyms=MappingProxyType(demonyms),
        doubtful=_doubtful(world, countries, words),
        conflict=conflict,
        words=words,
    )


def _open_world(path: Path) -> sqlite3.Connection:
    if not path.is_file():
        raise DataError(f"{path}: the world gazetteer is missing; build it with tools/build_world_gazetteer.py")
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)


def _with_population(world: sqlite3.Connection, entry: Entry) -> Entry:
    """Keep the population of a world record that an overlay restates under its id with the name that reports use."""
    source, _, number = entry.id.partition(":")
    row = (
        world.execute("SELECT population FROM places WHERE id = ?", (number,)).fetchone()
        if source == "geonames"
        else None
    )
    return entry if row is None else replace(entry, population=row[0])


def read_rows(path: Path, columns: Sequence[str]) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield line number and fields of a CSV. Its first lines may start with `#`; the next one names the columns.

    Raises `DataError` when the file cannot be read, lacks a column or has a row of another length.
    """
    try:
        with closing(path.open(encoding="utf-8-sig", newline="")) as file:
            lines = file.read().splitlines(keepends=True)
    except (OSError, UnicodeDecodeError) as error:
        raise DataError(f"{path}: cannot be read as UTF-8 text ({error}); give a CSV file") from error
    comments = next((number for number, line in enumerate(lines) if not line.startswith("#")), len(lines))
    reader = csv.reader(lines[comments:], strict=True)
    try:
        header = next(reader, [])
        missing = [column for column in columns if column not in header]
        if missing:
            raise DataError(
                f"{path}:{comments + 1}: column {missing[0]!r} is missing; the columns are {','.join(columns)}"
            )
        for row in reader:
            line = comments + reader.line_num
            if not row:
                continue
            if len(row) != len(header):
                raise DataError(f"{path}:{line}: {len(row)} fields where {len(header)} are named; quote commas")
            yield line, dict(zip(header, row, strict=True))
    except csv.Error as error:
        raise DataError(f"{path}:{comments + reader.line_num}: not CSV ({error}); mend the quotes") from error


def read_overlay(path: Path, prefix: str = "reportedly:") -> Iterator[tuple[Entry, tuple[str, ...]]]:
    """Yield the places of an overlay with all their names. An id without `:` gets the prefix.

    Raises `DataError` naming file and line of a row that cannot be used.
    """
    seen: dict[str, int] = {}
    for line, row in read_rows(path, OVERLAY_COLUMNS):
        entry = _overlay_entry(path, line, row, prefix)
        if entry.id in seen:
            raise DataError(f"{path}:{line}: id {row['id']!r} stands in line {seen[entry.id]} already; give another")
        seen[entry.id] = line
        yield entry, (entry.name, *filter(None, (name.strip() for name in row["alternates"].split("|"))))


def _overlay_entry(path: Path, line: int, row: Mapping[str, str], prefix: str) -> Entry:
    where = f"{path}:{line}"
    for column in ("id", "name", "source"):
        if not row[column].strip():
            raise DataError(f"{where}: {column} is empty; fill it in")
    if row["kind"] not in KINDS:
        raise DataError(f"{where}: kind {row['kind']!r} is not known; use one of {', '.join(sorted(KINDS))}")
    if not re.fullmatch(r"[A-Z]{2}", row["country"]):
        raise DataError(f"{where}: country {row['country']!r} is no ISO 3166 code of two capitals")
    if row["verified"] not in ("yes", "no"):
        raise DataError(f"{where}: verified is {row['verified']!r}; write yes or no")
    return Entry(
        id=row["id"] if ":" in row["id"] else prefix + row["id"],
        name=row["name"].strip(),
        kind=row["kind"],
        country=row["country"],
        lat=_number(where, row, "lat", -90, 90),
        lon=_number(where, row, "lon", -180, 180),
        radius_km=_number(where, row, "radius_km", 0.05, 3000),
        population=0,
        verified=row["verified"] == "yes",
        source=row["source"].strip(),
    )


def _number(where: str, row: Mapping[str, str], column: str, low: float, high: float) -> float:
    try:
        value = float(row[column])
    except ValueError as error:
        raise DataError(f"{where}: {column} {row[column]!r} is no number; write decimal degrees or km") from error
    if not low <= value <= high:
        raise DataError(f"{where}: {column} {row[column]} is not between {low} and {high}")
    return value


def _read_countries(path: Path) -> tuple[dict[str, str], dict[str, str], frozenset[str]]:
    names: dict[str, str] = {}
    demonyms: dict[str, str] = {}
    conflict: set[str] = set()
    for _, row in read_rows(path, ("country", "name", "alternates", "demonyms", "conflict")):
        code = row["country"]
        for name in filter(None, (row["name"], *row["alternates"].split("|"))):
            names[name] = names[name.upper()] = code
        for word in filter(None, row["demonyms"].split("|")):
            demonyms[word] = code
        if row["conflict"] == "yes":
            conflict.add(code)
    return names, demonyms, frozenset(conflict)


def _doubtful(world: sqlite3.Connection, countries: Mapping[str, str], words: PlaceWords) -> frozenset[str]:
    provinces = (normalise_toponym(name) for (name,) in world.execute("SELECT name FROM places WHERE kind = 2"))
    others = words.common.union(provinces)
    return frozenset(name for name in countries if normalise_toponym(name) in others)


def _read_yaml(path: Path) -> dict[str, dict[str, list[str]]]:
    try:
        with closing(path.open(encoding="utf-8")) as file:
            raw = yaml.load(file, Loader=_Loader)  # noqa: S506 - the loader is the safe one, in C where it is built
    except (OSError, yaml.YAMLError) as error:
        raise DataError(f"{path}: cannot be read as YAML ({' '.join(str(error).split())}); restore the file") from error
    if not isinstance(raw, dict):
        raise DataError(f"{path}: a mapping is expected; restore the file")
    return raw


def _read_words(path: Path) -> PlaceWords:
    raw = _read_yaml(path)
    kinds: dict[str, set[str]] = {}
    for kind, words in raw["generic"].items():
        for word in words:
            kinds.setdefault(word, set()).update((kind,) if kind in KINDS else raw["wide"][kind])
    return PlaceWords(
        directions=frozenset(raw["directions"]),
        links=frozenset(raw["links"]),
        determiners=frozenset(raw["determiners"]),
        inside=frozenset(raw["inside"]),
        generic=MappingProxyType({word: frozenset(found) for word, found in kinds.items()}),
        roads=frozenset(raw["roads"]),
        lines=frozenset(raw["lines"]),
        capitals=frozenset(raw["capitals"]),
        continents=frozenset(raw["continents"]),
        common=frozenset(normalise_toponym(word) for word in (*raw["common_words"], *raw["persons"])),
    )


# --- looking up --------------------------------------------------------------------------------------------------


def candidates(gazetteer: Gazetteer, name: str, limit: int = 5) -> tuple[Entry, ...]:
    """Return the places that a name may stand for, the likeliest without context first.

    The name is tried as written, then without generic words ("village of", "countryside"), then by its consonants.
    """
    return tuple(found.entry for found in lookup(gazetteer, name)[:limit])


def lookup(gazetteer: Gazetteer, name: str) -> tuple[Candidate, ...]:
    """Like `candidates`, all of them and with what each was found by."""
    found = lookup_exact(gazetteer, name)
    if found:
        return found
    for bare in strip_generic(gazetteer.words, name):
        found = lookup_exact(gazetteer, bare)
        if found:
            return tuple(Candidate(one.entry, "stripped") for one in found)
    bare = next(iter(strip_generic(gazetteer.words, name)[-1:]), name)
    return lookup_spelling(gazetteer, bare)


def lookup_exact(gazetteer: Gazetteer, name: str) -> tuple[Candidate, ...]:
    """Return the candidates under the name's key: overlays, then countries and provinces, then places by population."""
    key = normalise_toponym(name)
    if not key:
        return ()
    overlay = gazetteer.overlay.get(key, ())
    held = {one.entry.id for one in overlay}
    rows = gazetteer.world.execute(_BY_KEY, (key,))
    world = (Candidate(_known_entry(gazetteer, row[:8]), "name" if row[8] else "alternate") for row in rows)
    return (*overlay, *(one for one in world if one.entry.id not in held and not _is_superseded(one.entry, overlay)))


def _is_superseded(entry: Entry, overlay: Iterable[Candidate]) -> bool:
    return entry.kind == "settlement" and any(
        one.entry.kind in ("settlement", "quarter") and distance_km(one.entry, entry) < _SAME_PLACE_KM
        for one in overlay
    )


def lookup_spelling(gazetteer: Gazetteer, name: str) -> tuple[Candidate, ...]:
    """Return places of overlays and of countries at war whose names share the consonants and most of the letters."""
    key = normalise_toponym(name)
    found: dict[str, tuple[float, Entry]] = {}
    for variant in dict.fromkeys((key, re.sub(r"^(?:al|el)(?=[a-z]{4})", "", key))):
        if variant != key:
            for one in lookup_exact(gazetteer, variant):
                found[one.entry.id] = (100.0, one.entry)
        for other, entry in _same_bones(gazetteer, spelling_key(variant)):
            likeness = fuzz.ratio(variant, other)
            if likeness >= _SPELLING_LIKENESS and likeness > found.get(entry.id, (0.0, entry))[0]:
                found[entry.id] = (likeness, entry)
    ranked = sorted(found.values(), key=lambda pair: (-pair[0], -pair[1].population, pair[1].id))
    return tuple(Candidate(entry, "spelling") for _, entry in ranked)


def _same_bones(gazetteer: Gazetteer, bones: str) -> Iterator[tuple[str, Entry]]:
    if not bones:
        return
    yield from gazetteer.overlay_spellings.get(bones, ())
    rows = gazetteer.world.execute(_BY_BONES, (bones,))
    for row in rows:
        yield row[8], _known_entry(gazetteer, row[:8])


def _known_entry(gazetteer: Gazetteer, row: tuple[int, str, int, str, int, int, int, int | None]) -> Entry:
    entry = _entry(row)
    return gazetteer.own.get(entry.id, entry)


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
    )


def settlement_radius_km(population: int) -> float:
    """Return the usual reach of a town: 1 km for a village, 2 at ten thousand people, 10 at a million."""
    return round(max(1.0, 0.1 * cbrt(population)), 1)


def country_entry(gazetteer: Gazetteer, code: str) -> Entry | None:
    """Return the country of an ISO 3166 code, with a point amid its populated places, or None for an unknown code."""
    row = gazetteer.world.execute(_COUNTRY, (code,)).fetchone()
    return None if row is None else _entry(row)


def capital_entry(gazetteer: Gazetteer, code: str) -> Entry | None:
    """Return the capital of a country, or None where none is known."""
    row = gazetteer.world.execute(_CAPITAL, (code,)).fetchone()
    return None if row is None else _known_entry(gazetteer, row)


def is_toponym(gazetteer: Gazetteer, text: str) -> bool:
    """Tell whether a single name, as written, is a known place and not rather an ordinary word or a person's name.

    Ordinary words count only for countries and cities of a million; else a name needs 15,000 people, another name of a
    place 100,000, and any size will do where a war is reported.
    """
    if text in gazetteer.countries:
        return True
    if text.islower() and not re.match(r"(?:al|el|a[rsdnzt]|ash|e[rsdnzt])-", text):
        return False
    key = normalise_toponym(text)
    if not key:
        return False
    common = key in gazetteer.words.common
    if not common and key in gazetteer.overlay:
        return True
    rows = gazetteer.world.execute(
        "SELECT p.kind, p.country, p.population, n.main FROM names n JOIN places p ON p.id = n.place WHERE n.key = ?",
        (key,),
    )
    return any(_counts_as_name(gazetteer, row, common) for row in rows)


def _counts_as_name(gazetteer: Gazetteer, row: tuple[int, str, int, int], common: bool) -> bool:
    kind, country, population, main = row
    if WORLD_KINDS[kind] != "settlement":
        return not common
    if common:
        return bool(main) and population >= _COMMON_WORD_POPULATION
    if population >= (_NAME_POPULATION if main else _ALTERNATE_POPULATION):
        return True
    return country in gazetteer.conflict


_TOKEN = re.compile(r"[^\s,;()]+")
_POSSESSIVE = re.compile(r"['’]s?$")


def strip_generic(words: PlaceWords, text: str) -> tuple[str, ...]:
    """Return what is left of a place phrase without generic words, directions and links at its ends, the longest first.

    "the eastern countryside of Homs Governorate" gives "Homs Governorate" and "Homs"; "central South Sudan" gives
    "South Sudan" and "Sudan"; "the city" gives nothing.
    """
    tokens = [(match.start(), match.end()) for match in _TOKEN.finditer(text)]
    plain = [_POSSESSIVE.sub("", text[start:end]).casefold() for start, end in tokens]
    first, last = 0, len(tokens)
    while first < last and is_generic(words, plain[first]):
        first += 1
    inner = last
    while inner > first and is_generic(words, plain[inner - 1]):
        inner -= 1
    if inner <= first:
        return ()
    starts = [number for number in range(first) if text[tokens[number][0]].isupper()] + [first]
    pairs = sorted((start + last - end, start, end) for start in starts for end in range(inner, last + 1))
    left = (_POSSESSIVE.sub("", text[tokens[start][0] : tokens[end - 1][1]]) for _, start, end in pairs)
    return tuple(dict.fromkeys(left))


def capital_tails(text: str) -> tuple[str, ...]:
    """Return the ends of a phrase that begin with a capital letter, the longest first: "West Bank", "Bank"."""
    return tuple(text[match.start() :] for match in _TOKEN.finditer(text) if text[match.start()].isupper())


def is_generic(words: PlaceWords, word: str) -> bool:
    """Tell whether a lower-case word says what or which part a place is and names nothing by itself."""
    if word in words.directions or word in words.links or word in words.inside or word in words.generic:
        return True
    if word in words.roads or word in words.lines or word in words.capitals:
        return True
    return "-" in word and all(part in words.directions for part in word.split("-"))


def distance_km(a: Entry, b: Entry) -> float:
    """Return the great-circle distance between the points of two places (haversine)."""
    lat, other = radians(a.lat), radians(b.lat)
    half = sin((other - lat) / 2) ** 2 + cos(lat) * cos(other) * sin(radians(b.lon - a.lon) / 2) ** 2
    return 2 * EARTH_KM * asin(min(1.0, sqrt(half)))
