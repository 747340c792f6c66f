"""Opening a gazetteer: the world file and the overlays under one roof."""

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from types import MappingProxyType

from reportedly.gazetteer.entries import Candidate, Entry
from reportedly.gazetteer.names import normalise_toponym, spelling_key
from reportedly.gazetteer.overlay import read_overlay
from reportedly.gazetteer.packs.folder import pack_files
from reportedly.gazetteer.packs.pack import Pack, open_pack
from reportedly.gazetteer.place_words import PlaceWords, read_words
from reportedly.gazetteer.world import open_world, with_population
from reportedly.tables import read_rows

PLACES = Path(str(resources.files("reportedly"))) / "data" / "places"


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """The places that names are looked up in. Open with `open_gazetteer`; one gazetteer serves one process.

    `overlay` holds the hand-kept places by key, `overlay_spellings` by consonants, `own` by id. `countries` and
    `demonyms` give ISO 3166 codes for words as written; `doubtful` are names of countries that are a province's or a
    person's as well (Georgia, Jordan); `conflict` are the countries from which a war since 2000 is reported; `packs`
    are the countries of which the user holds every village.
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
    packs: tuple[Pack, ...] = ()


def open_gazetteer(extra: Sequence[Path] = (), packs: Path | None = None, language: str = "en") -> Gazetteer:
    """Open the built-in world file and conflict places, the user's own overlays (CSV, later ones go first), and the
    packs of a folder (none without it).

    Raises `DataError` naming file and line where an overlay breaks the format of `data/places/conflict-places.csv`, or
    the file where a pack is damaged.
    """
    overlay: dict[str, dict[str, Candidate]] = {}
    spellings: dict[str, dict[str, Entry]] = {}
    own: dict[str, Entry] = {}
    world = open_world(PLACES / "world.sqlite")
    for path in (*reversed(extra), PLACES / "conflict-places.csv"):
        for read, names in read_overlay(path, f"{path.stem}:" if path.parent != PLACES else "reportedly:"):
            if read.id in own:
                continue
            entry = own[read.id] = with_population(world, read)
            for key in dict.fromkeys(filter(None, map(normalise_toponym, names))):
                # Hand-kept second names are those that reports use, unlike the world file's, which are of all ages.
                overlay.setdefault(key, {}).setdefault(entry.id, Candidate(entry, "name"))
                spellings.setdefault(spelling_key(key), {})[key + "\t" + entry.id] = entry
    spellings.pop("", None)
    countries, demonyms, conflict = _read_countries(PLACES / "countries.csv")
    words = read_words(language)
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
        packs=tuple(map(open_pack, pack_files(packs))) if packs is not None else (),
    )


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
