"""Loading the actors: the built-in files, the user's own beside them, and the tables by which names find them."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from types import MappingProxyType
from typing import cast, get_args

from reportedly.actors.countries import read_countries
from reportedly.actors.entries import Actor, ActorIndex, ActorKind, Inter
from reportedly.actors.names import Word, in_capitals, normalise_name, split_words
from reportedly.actors.relations import read_relations
from reportedly.actors.word_lists import actor_words
from reportedly.errors import DataError
from reportedly.tables import one_of, read_rows

_DATA = Path(str(resources.files("reportedly"))) / "data"
ACTORS = _DATA / "actors"
COLUMNS = ("id", "name", "aliases", "kind", "inter", "country", "description")


@dataclass(frozen=True, slots=True)
class _Row:
    """An actor with file and line of its row, for messages."""

    where: str
    actor: Actor


@dataclass(frozen=True, slots=True)
class _Name:
    """A spelling of an actor's name with its key; `capitals` where it counts only as written."""

    where: str
    written: str
    key: str
    capitals: str | None
    actor: str


def load_actors(extra: Sequence[Path] = ()) -> ActorIndex:
    """Load the built-in actors, and the user's own beside them (CSV files of the same columns).

    A row of the user replaces a built-in actor of the same id, and its names win over built-in ones; a later file
    wins over an earlier. Raises `DataError` naming file and line of a row that breaks the format or gives a name to
    two actors.
    """
    built_in = sorted(ACTORS.glob("actors-*.csv"))
    if not built_in:
        raise DataError(f"{ACTORS}: the built-in actors are missing; reinstall the package")
    return index_actors([built_in, *([path] for path in extra)], ACTORS / "relations.csv")


def index_actors(layers: Sequence[Sequence[Path]], relations: Path | None = None) -> ActorIndex:
    """Build the index from layers of files: ids and names must not clash within one, a later one wins."""
    rows = [_read_layer(paths) for paths in layers]
    actors = {row.actor.id: row.actor for layer in rows for row in layer}
    spelt = [_check_names([row for row in layer if actors[row.actor.id] is row.actor]) for layer in rows]
    names = {name.key: name.actor for layer in spelt for name in layer if name.capitals is None}
    countries = read_countries(_DATA / "places" / "countries.csv")
    return ActorIndex(
        actors=MappingProxyType(actors),
        names=MappingProxyType(names),
        capitals=MappingProxyType({name.capitals: name.actor for layer in spelt for name in layer if name.capitals}),
        starts=frozenset(start for key in names for start in _starts(key)),
        small=frozenset(name.key for layer in spelt for name in layer if _is_small(name.written)),
        articled=_articled([name for layer in spelt for name in layer]),
        relations=MappingProxyType({} if relations is None else read_relations(relations, actors)),
        countries=MappingProxyType(countries),
        organs=MappingProxyType(_find_organs(names, actors, countries)),
    )


def _read_layer(paths: Sequence[Path]) -> list[_Row]:
    seen: dict[str, str] = {}
    found = []
    for path in paths:
        for where, fields in read_rows(path, COLUMNS):
            actor = _actor(where, fields)
            if actor.id in seen:
                raise DataError(f"{where}: id {actor.id!r} stands in {seen[actor.id]} already; give another")
            seen[actor.id] = where
            found.append(_Row(where, actor))
    return found


def _actor(where: str, fields: Mapping[str, str]) -> Actor:
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", fields["id"]):
        raise DataError(
            f"{where}: id {fields['id']!r} is no id; write lower-case letters and digits, joined by hyphens"
        )
    if not fields["name"].strip():
        raise DataError(f"{where}: name is empty; fill it in")
    if fields["country"] and not re.fullmatch(r"[A-Z]{2}", fields["country"]):
        raise DataError(f"{where}: country {fields['country']!r} is no ISO 3166 code of two capitals; mend or empty it")
    return Actor(
        id=fields["id"],
        name=fields["name"].strip(),
        aliases=tuple(dict.fromkeys(filter(None, (alias.strip() for alias in fields["aliases"].split("|"))))),
        kind=cast("ActorKind", one_of(where, "kind", fields["kind"], get_args(ActorKind))),
        inter=cast("Inter", one_of(where, "inter", fields["inter"], get_args(Inter))),
        country=fields["country"],
        description=fields["description"].strip(),
    )


def _check_names(rows: Iterable[_Row]) -> list[_Name]:
    """All names of a layer; the same name for two actors is an error, because no reader could tell them apart."""
    seen: dict[str, _Name] = {}
    found = []
    for row in rows:
        for written in (row.actor.name, *row.actor.aliases):
            capitals = in_capitals(written)
            name = _Name(row.where, written, normalise_name(written), capitals, row.actor.id)
            if not name.key:
                raise DataError(f"{row.where}: name {written!r} has no letters; write it out")
            other = seen.setdefault(name.key, name)
            if other.actor != name.actor:
                raise DataError(
                    f"{row.where}: {written!r} means {name.actor} here, {other.actor} in {other.where}; keep one"
                )
            found.append(name)
    return found


def _starts(key: str) -> Iterator[str]:
    at = key.find(" ")
    while at > 0:
        yield key[:at]
        at = key.find(" ", at + 1)


def _first_word(written: str) -> Word | None:
    """The first word of a name that is no article."""
    articles = actor_words().articles
    return next((word for word in split_words(written) if not word.article and word.key not in articles), None)


def _is_small(written: str) -> bool:
    if not written[:1].islower():
        return False
    first = _first_word(written)
    return first is not None and first.written[:1].islower()


def _articled(names: Sequence[_Name]) -> frozenset[str]:
    behind = {name.key for name in names if name.written[:4].casefold() == "the "}
    return frozenset(behind - {name.key for name in names if name.written[:4].casefold() != "the "})


def _find_organs(
    names: Mapping[str, str], actors: Mapping[str, Actor], countries: Mapping[str, str]
) -> dict[tuple[str, str], str]:
    """Who is meant by an organ of a country: the actor that bears the names of both."""
    of_country: dict[str, list[str]] = {}
    for name in sorted({normalise_name(name) for name in countries}):
        of_country.setdefault(name, [])
    for name, code in countries.items():
        of_country[normalise_name(name)].append(code)
    found: dict[tuple[str, str], str] = {}
    for organ in actor_words().organs:
        for rank_name in organ.names:
            for country_name, codes in of_country.items():
                actor = names.get(f"{country_name} {rank_name}") or names.get(f"{rank_name} of {country_name}")
                if actor is not None and actors[actor].kind in organ.kinds and actors[actor].country in codes:
                    for phrase in organ.words:
                        found.setdefault((actors[actor].country, phrase), actor)
    return found
