"""Actors: who fights, governs, watches and speaks, under all the names that reports give them.

An entry says how an actor is called and what it is; it passes no judgement. A name that may mean two actors means none until a
person's own file says which: a wrong actor is worse than none. Which actor a description ("the group") stands for is not decided here:
see `reportedly.resolve.actors`.
"""

import csv
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Literal, TypeVar, cast, get_args

from reportedly.errors import DataError
from reportedly.lexicon import Words, load_words, strings

DATA = Path(__file__).parent / "data"
ACTORS = DATA / "actors"
COLUMNS = ("id", "name", "aliases", "kind", "inter", "country", "description")
RELATION_COLUMNS = ("actor", "relation", "other", "from", "to", "note")

ActorKind = Literal[
    "state",
    "government",
    "ministry",
    "military",
    "police",
    "rebel",
    "militia",
    "coalition",
    "party",
    "observatory",
    "agency",
    "outlet",
    "intergovernmental",
    "ngo",
    "court",
    "person",
    "civil",
]
Inter = Literal[
    "State Forces",
    "Rebel Group",
    "Political Militia",
    "Identity Militia",
    "Rioters",
    "Protesters",
    "Civilians",
    "External/Other Forces",
    "",
]
ActorTie = Literal["part_of", "allied_with", "backed_by"]

_SHORT = 4
_LIKENESS = 60.0
_T = TypeVar("_T", bound=str)


@dataclass(frozen=True, slots=True)
class Actor:
    """One actor. `country` is the ISO 3166 code of where it is at home, "" where none; `inter` is ACLED's class, "" where it has none."""

    id: str
    name: str
    aliases: tuple[str, ...]
    kind: ActorKind
    inter: Inter
    country: str
    description: str


@dataclass(frozen=True, slots=True)
class ActorRelation:
    """What ties one actor to another. `from_` and `to` are a year or a year and month, "" where open or not fixed."""

    actor: str
    relation: ActorTie
    other: str
    from_: str
    to: str
    note: str


@dataclass(frozen=True, slots=True)
class ActorIndex:
    """All actors, and the tables by which names find them. Make it with `load_actors`.

    `names` are normalised names; `capitals` are short names that count only in capitals, as written without dots. `starts` are the
    beginnings of `names`, whole words each, by which mentions are found; `small` are names written without a capital at their start and
    `articled` those that are names only behind "the". `countries` gives the ISO 3166 code for names and adjectives of countries.
    """

    actors: Mapping[str, Actor]
    names: Mapping[str, str]
    capitals: Mapping[str, str]
    starts: frozenset[str]
    small: frozenset[str]
    articled: frozenset[str]
    relations: Mapping[str, tuple[ActorRelation, ...]]
    countries: Mapping[str, str]
    organs: Mapping[tuple[str, str], str]


@dataclass(frozen=True, slots=True)
class ActorMatch:
    """An actor found by a search: how like the query its best name is (0 to 100), and that name."""

    actor: Actor
    score: float
    matched: str


@dataclass(frozen=True, slots=True)
class Mention:
    """Characters of a text that name an actor, by its id."""

    start: int
    end: int
    text: str
    actor: str


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text. `key` is its levelled form and `bare` the one without a possessive ending; `end` stands before such an ending.

    `article` marks an Arabic article, `tied` a hyphen before the word, `bracketed` brackets around it alone.
    """

    start: int
    end: int
    written: str
    key: str
    bare: str
    article: bool
    tied: bool
    bracketed: bool


@dataclass(frozen=True, slots=True)
class Core:
    """What is left of a phrase after words were taken off its ends, and what those ask of the actor: its kind (None: any), its country.

    `first` is the place of the core's first word among the phrase's; `narrowed` tells that a describing word was taken off.
    """

    words: tuple[Word, ...]
    first: int
    kinds: frozenset[str] | None
    countries: frozenset[str]
    narrowed: bool


@dataclass(frozen=True, slots=True)
class _Organ:
    words: tuple[str, ...]
    kinds: frozenset[str]
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ActorWords:
    """The words of one language around names of actors, all lower case; `actor_words.yml` says what each list is for."""

    articles: frozenset[str]
    arabic: frozenset[str]
    assimilated: frozenset[str]
    spellings: Mapping[str, str]
    in_capitals: frozenset[str]
    determiners: frozenset[str]
    modifiers: frozenset[str]
    epithets: frozenset[str]
    attitudes: frozenset[str]
    members: Mapping[str, frozenset[str] | None]
    offices: frozenset[str]
    organs: tuple[_Organ, ...]


@cache
def actor_words() -> ActorWords:
    """The words of `actor_words.yml`; raises DataError where it breaks its format."""
    where = "actor_words.yml"
    words = load_words("actor_words")
    arabic = _mapping(words, "arabic_articles", where)
    spellings = _mapping(words, "spellings", where)
    members: dict[str, frozenset[str] | None] = {}
    for entry in _entries(words, "members", where):
        members |= dict.fromkeys(strings(entry, "words", where), frozenset(strings(entry, "kinds", where)) or None)
    return ActorWords(
        articles=frozenset(strings(words, "articles", where)),
        arabic=frozenset(strings(arabic, "always", where)),
        assimilated=frozenset(strings(arabic, "tied", where)),
        spellings={variant: word for word in spellings for variant in strings(spellings, word, where)},
        in_capitals=frozenset(strings(words, "words_in_capitals", where)),
        determiners=frozenset((*strings(words, "determiners", where), *strings(words, "links", where))),
        modifiers=frozenset(strings(words, "modifiers", where)),
        epithets=frozenset(strings(words, "epithets", where)),
        attitudes=frozenset(strings(words, "attitudes", where)),
        members=members,
        offices=frozenset(strings(words, "offices", where)),
        organs=tuple(
            _Organ(
                strings(entry, "words", where),
                frozenset(strings(entry, "kinds", where)),
                strings(entry, "names", where),
            )
            for entry in _entries(words, "organs", where)
        ),
    )


def _mapping(words: Words, key: str, where: str) -> Words:
    value = words.get(key)
    if not isinstance(value, dict):
        raise DataError(f"{where}: {key} must be a mapping; mend the file")
    return value


def _entries(words: Words, key: str, where: str) -> list[Words]:
    value = words.get(key)
    if not isinstance(value, list) or not all(isinstance(entry, dict) for entry in value):
        raise DataError(f"{where}: {key} must be a list of mappings; mend the file")
    return value


# --- names -------------------------------------------------------------------------------------------------------

_APOSTROPHES = "'’ʼ‘`´"
_HYPHENS = "-‐‑"
# An abbreviation with dots, or letters and digits with apostrophes inside. A lone "s" is a possessive whose apostrophe was lost.
_WORD = re.compile(rf"(?:[A-Za-z]\.){{2,}}|[A-Z]\.[A-Z]\b|[^\W_]+(?:[{_APOSTROPHES}][^\W_]+)*(?: s\b)?")
_POSSESSIVE = re.compile(rf"[{_APOSTROPHES}]s$| s$|(?<=[A-Z]{{3}})s$", re.IGNORECASE)
_NOT_IN_KEY = re.compile(r"[^a-z0-9]+")
_BRACKETS = re.compile(r"[(\[][^()\[\]]*[)\]]")


def split_words(text: str) -> tuple[Word, ...]:
    """Return the words of a text with their levelled forms. Hyphens part words; apostrophes and dots of abbreviations do not."""
    lists = actor_words()
    spans = [match.span() for match in _WORD.finditer(text)]
    found: list[Word] = []
    for number, (start, end) in enumerate(spans):
        whole = text[start:end]
        short = _POSSESSIVE.sub("", whole)
        key = _level(whole, lists)
        bare = key if len(short) == len(whole) else _level(short, lists)
        tied = start > 0 and text[start - 1] in _HYPHENS and number > 0 and spans[number - 1][1] == start - 1
        article = number + 1 < len(spans) and _is_article(text, whole, end, spans[number + 1][0], key, lists)
        bracketed = start > 0 and text[start - 1] == "(" and text[end : end + 1] == ")"
        written = short.replace(".", "")
        found.append(Word(start, start + len(short), written, "al" if article else key, bare, article, tied, bracketed))
    return tuple(found)


def _level(word: str, lists: ActorWords) -> str:
    key = word.casefold()
    if not key.isascii():
        from anyascii import anyascii

        key = anyascii(key.translate(_DROPPED)).casefold()
    if not key.isalnum():
        key = _NOT_IN_KEY.sub("", key)
    if len(key) >= 5 and key.endswith("ah"):
        key = key[:-1]
    return lists.spellings.get(key, key)


_DROPPED = dict.fromkeys(map(ord, "'’ʼ‘`´ʿʾ"))


def _is_article(text: str, word: str, end: int, following: int, key: str, lists: ActorWords) -> bool:
    if following != end + 1:
        return False
    by_hyphen = text[end] in _HYPHENS
    if key in lists.arabic:
        return by_hyphen or (text[end] == " " and not word.isupper() and text[following].isupper())
    return by_hyphen and key in lists.assimilated and text[following].casefold() == key[1]


def key_of(words: Sequence[Word]) -> str:
    """Return the normalised name that words spell: English articles at the start and Arabic ones inside go, the last word loses its possessive."""
    articles = actor_words().articles
    keys: list[str] = []
    for number, word in enumerate(words):
        if (word.article and keys) or (not keys and word.key in articles and number + 1 < len(words)):
            continue
        keys.append(word.bare if number + 1 == len(words) else word.key)
    return " ".join(filter(None, keys))


def normalise_name(text: str) -> str:
    """Return the key under which a name of an actor is filed.

    Lower-case ASCII words; leading articles, acronyms in brackets and a final possessive go; Arabic articles are levelled at the start and
    go inside, so that "Jabhat al-Nusra" and "Jabhat an-Nusra" share `jabhat nusra`. Text without letters or digits gives "".
    """
    return key_of(_words_of_name(text))


def _words_of_name(text: str) -> tuple[Word, ...]:
    if "(" in text or "[" in text:
        outside = split_words(_BRACKETS.sub(lambda match: " " * len(match[0]), text))
        return outside or split_words(text)
    return split_words(text)


def _in_capitals(name: str) -> str | None:
    """The name without dots where it is so short and in capitals that it counts only as written."""
    plain = name.replace(".", "")
    return plain if len(plain) <= _SHORT and plain.isalpha() and plain.isupper() else None


# --- loading -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Row:
    where: str
    fields: Mapping[str, str]


def load_actors(extra: Sequence[Path] = ()) -> ActorIndex:
    """Load the built-in actors, and the user's own beside them (CSV files of the same columns).

    A row of the user replaces a built-in actor of the same id, and its names win over built-in ones; a later file wins over an earlier.
    Raises `DataError` naming file and line of a row that breaks the format or gives a name to two actors.
    """
    built_in = sorted(ACTORS.glob("actors-*.csv"))
    if not built_in:
        raise DataError(f"{ACTORS}: the built-in actors are missing; reinstall the package")
    actors: dict[str, Actor] = {}
    layers: list[list[tuple[str, Actor]]] = []
    for paths in (built_in, *([path] for path in extra)):
        layer = _read_layer(paths)
        layers.append(layer)
        actors |= {actor.id: actor for _, actor in layer}
    names: dict[str, str] = {}
    capitals: dict[str, str] = {}
    for layer in layers:
        own_names, own_capitals = _name_layer([(where, a) for where, a in layer if actors[a.id] is a])
        names |= own_names
        capitals |= own_capitals
    relations = _read_relations(ACTORS / "relations.csv", actors)
    return ActorIndex(
        actors=MappingProxyType(actors),
        names=MappingProxyType(names),
        capitals=MappingProxyType(capitals),
        starts=frozenset(_starts(names)),
        small=frozenset(key for key, how in _writings(actors.values()) if how == "small"),
        articled=frozenset(_articled(actors.values())),
        relations=MappingProxyType(relations),
        countries=MappingProxyType(_read_countries(DATA / "places" / "countries.csv")),
        organs=MappingProxyType(_find_organs(actors.values())),
    )
