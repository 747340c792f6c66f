"""Actors: who fights, governs, watches and speaks, under all the names that reports give them.

An entry says how an actor is called and what it is; it passes no judgement. A name that may mean two actors means
none until a person's own file says which: a wrong actor is worse than none. Which actor a description ("the group")
stands for is not decided here: see `reportedly.resolve.actors`.
"""

import csv
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Literal, cast, get_args

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
_SHARED = 0.9


@dataclass(frozen=True, slots=True)
class Actor:
    """One actor. `country` is the ISO 3166 code of where it is at home, "" where none; `inter` is ACLED's class, ""
    where it has none.
    """

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

    `names` are normalised names; `capitals` are short names that count only in capitals, as written without dots.
    `starts` are the beginnings of `names`, whole words each, by which mentions are found; `small` are names written
    without a capital at their start and `articled` those that are names only behind "the". `countries` gives the
    ISO 3166 code for names and adjectives of countries.
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
    """A word of a text.

    `key` is its levelled form, `bare` the one without a possessive ending; `end` stands before such an ending.
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
    """What is left of a phrase after words were taken off its ends, and what those ask of the actor.

    `kinds` are those that it may be (None: any), `countries` those that it must be of. `first` is the place of the
    core's first word among the phrase's; `narrowed` tells that a describing word was taken off.
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
    """The lists of `actor_words.yml`, which says what each is for; all lower case."""

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
# An abbreviation with dots, or letters and digits with apostrophes inside. A lone "s" is a possessive whose
# apostrophe was lost.
_WORD = re.compile(rf"(?:[A-Za-z]\.){{2,}}|[A-Z]\.[A-Z]\b|[^\W_]+(?:[{_APOSTROPHES}][^\W_]+)*(?: s\b)?")
_POSSESSIVE = re.compile(rf"[{_APOSTROPHES}][sS]$| s$|(?<=[A-Z]{{3}})s$")
_NOT_IN_KEY = re.compile(r"[^a-z0-9]+")
_BRACKETS = re.compile(r"[(\[][^()\[\]]*[)\]]")
_ACRONYM_IN_BRACKETS = re.compile(r"[(\[](?=[^()\[\]]*[A-Z][^()\[\]]*[A-Z])[A-Za-z0-9.&/-]{2,12}[)\]]")


def split_words(text: str) -> tuple[Word, ...]:
    """Return the words of a text; hyphens part words, apostrophes and dots of abbreviations do not."""
    lists = actor_words()
    spans = [match.span() for match in _WORD.finditer(text)]
    found: list[Word] = []
    for number, (start, end) in enumerate(spans):
        whole = text[start:end]
        short = _POSSESSIVE.sub("", whole) if whole[-1] in "sS" else whole
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
    """Return the normalised name that words spell; see `normalise_name`."""
    articles = actor_words().articles
    keys: list[str] = []
    for number, word in enumerate(words):
        if (word.article and keys) or (not keys and word.key in articles and number + 1 < len(words)):
            continue
        keys.append(word.bare if number + 1 == len(words) else word.key)
    return " ".join(filter(None, keys))


def normalise_name(text: str) -> str:
    """Return the key under which a name of an actor is filed.

    Lower-case ASCII words; leading articles, acronyms in brackets and a final possessive go; Arabic articles are
    levelled at the start and go inside, so that "Jabhat al-Nusra" and "Jabhat an-Nusra" share `jabhat nusra`. Text
    without letters or digits gives "".
    """
    return key_of(_words_outside(text, _ACRONYM_IN_BRACKETS))


def _words_outside(text: str, brackets: re.Pattern[str]) -> tuple[Word, ...]:
    if "(" in text or "[" in text:
        outside = split_words(brackets.sub(lambda match: " " * len(match[0]), text))
        return outside or split_words(text)
    return split_words(text)


def _in_capitals(name: str) -> str | None:
    """The name without dots where it is so short and in capitals that it counts only as written."""
    plain = name.replace(".", "")
    return plain if len(plain) <= _SHORT and plain.isalpha() and plain.isupper() else None


# --- loading -----------------------------------------------------------------------------------------------------


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
    countries = _read_countries(DATA / "places" / "countries.csv")
    return ActorIndex(
        actors=MappingProxyType(actors),
        names=MappingProxyType(names),
        capitals=MappingProxyType({name.capitals: name.actor for layer in spelt for name in layer if name.capitals}),
        starts=frozenset(start for key in names for start in _starts(key)),
        small=frozenset(name.key for layer in spelt for name in layer if _is_small(name.written)),
        articled=_articled([name for layer in spelt for name in layer]),
        relations=MappingProxyType({} if relations is None else _read_relations(relations, actors)),
        countries=MappingProxyType(countries),
        organs=MappingProxyType(_find_organs(names, actors, countries)),
    )


def _read_layer(paths: Sequence[Path]) -> list[_Row]:
    seen: dict[str, str] = {}
    found = []
    for path in paths:
        for where, fields in _read_rows(path, COLUMNS):
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
        kind=cast("ActorKind", _one_of(where, "kind", fields["kind"], get_args(ActorKind))),
        inter=cast("Inter", _one_of(where, "inter", fields["inter"], get_args(Inter))),
        country=fields["country"],
        description=fields["description"].strip(),
    )


def _one_of(where: str, column: str, value: str, known: Sequence[str]) -> str:
    if value not in known:
        listed = ", ".join(sorted(filter(None, known))) + (" or leave it empty" if "" in known else "")
        raise DataError(f"{where}: {column} {value!r} is not known; use one of {listed}")
    return value


def _check_names(rows: Iterable[_Row]) -> list[_Name]:
    """All names of a layer; the same name for two actors is an error, because no reader could tell them apart."""
    seen: dict[str, _Name] = {}
    found = []
    for row in rows:
        for written in (row.actor.name, *row.actor.aliases):
            capitals = _in_capitals(written)
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


def _read_relations(path: Path, actors: Mapping[str, Actor]) -> dict[str, tuple[ActorRelation, ...]]:
    found: dict[str, list[ActorRelation]] = {}
    for where, fields in _read_rows(path, RELATION_COLUMNS):
        for column in ("actor", "other"):
            if fields[column] not in actors:
                raise DataError(f"{where}: {column} {fields[column]!r} is the id of no actor; mend it or add the actor")
        for column in ("from", "to"):
            if not re.fullmatch(r"(\d{4}(-(0[1-9]|1[0-2]))?)?", fields[column]):
                raise DataError(f"{where}: {column} {fields[column]!r} is no date; write a year or a year and month")
        relation = ActorRelation(
            actor=fields["actor"],
            relation=cast("ActorTie", _one_of(where, "relation", fields["relation"], get_args(ActorTie))),
            other=fields["other"],
            from_=fields["from"],
            to=fields["to"],
            note=fields["note"].strip(),
        )
        found.setdefault(relation.actor, []).append(relation)
    return {actor: tuple(relations) for actor, relations in found.items()}


def _read_rows(path: Path, columns: Sequence[str]) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield place ("file:line") and fields of each row; the first line without `#` names the columns."""
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines(keepends=True)
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
            where = f"{path}:{comments + reader.line_num}"
            if not row:
                continue
            if len(row) != len(header):
                raise DataError(f"{where}: {len(row)} fields where {len(header)} are named; quote commas")
            yield where, dict(zip(header, row, strict=True))
    except csv.Error as error:
        raise DataError(f"{path}:{comments + reader.line_num}: not CSV ({error}); mend the quotes") from error


def _read_countries(path: Path) -> dict[str, str]:
    """The code for each name of a country and each word for what is of it, as written and without dots."""
    found: dict[str, str] = {}
    for _, fields in _read_rows(path, ("country", "name", "alternates", "demonyms")):
        for name in (fields["name"], *fields["alternates"].split("|")):
            # Archives that lost their apostrophes write "Syrias Homs".
            found[name] = found[name.upper()] = found[f"{name}s"] = fields["country"]
        found |= dict.fromkeys(fields["demonyms"].split("|"), fields["country"])
    for nothing in ("", "s"):
        found.pop(nothing, None)
    return {name.replace(".", ""): code for name, code in found.items()}


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


# --- finding an actor --------------------------------------------------------------------------------------------


def find_actor(index: ActorIndex, text: str) -> Actor | None:
    """Return the actor that a phrase names, None where no or not surely one.

    The phrase is tried as written, then without amounts, describing words and members at its ends ("some 20 ISIS
    fighters"), then as an organ of a country ("Russia's defence ministry").
    """
    exact = look_up(index, _words_outside(text, _ACRONYM_IN_BRACKETS))
    if exact is not None:
        return index.actors[exact]
    for core in find_cores(index, text):
        actor = actor_of_core(index, core)
        if actor is not None:
            return actor
    return None


def actor_of_core(index: ActorIndex, core: Core) -> Actor | None:
    """Return the actor that exactly these words name, if its kind and country are those asked for."""
    found = look_up(index, core.words) or _organ_of(index, core.words)
    if found is None:
        return None
    actor = index.actors[found]
    if core.kinds is not None and actor.kind not in core.kinds:
        return None
    return actor if core.countries <= {actor.country} or not actor.country else None


def look_up(index: ActorIndex, words: Sequence[Word]) -> str | None:
    """Return the id of the actor that bears exactly this name."""
    key = key_of(words)
    if len(words) <= 2 and words and words[-1].written in index.capitals and " " not in key.removeprefix("al "):
        return index.capitals[words[-1].written]
    return index.names.get(key) or index.names.get(key.removeprefix("al "))


def _organ_of(index: ActorIndex, words: Sequence[Word]) -> str | None:
    country = country_at(index, words, 0)
    if country is not None:
        code, length = country
        return index.organs.get((code, key_of(words[length:])))
    for number in range(1, len(words) - 1):
        country = country_at(index, words, number + 1) if words[number].key == "of" else None
        if country is not None and number + 1 + country[1] == len(words):
            return index.organs.get((country[0], key_of(words[:number])))
    return None


def country_at(index: ActorIndex, words: Sequence[Word], first: int) -> tuple[str, int] | None:
    """Return the code of the country whose name or adjective starts at a word, and of how many words it is."""
    if first >= len(words) or not words[first].written[:1].isupper():
        return None
    name, found = "", None
    for length, word in enumerate(words[first : first + 3], 1):
        name = f"{name} {word.written}" if name else word.written
        code = index.countries.get(name)
        if code is not None:
            found = code, length
    return found


def find_cores(index: ActorIndex, text: str) -> list[Core]:
    """Return the phrase and what is left of it after words were taken off its ends, the longest first."""
    words = _words_outside(text, _BRACKETS)
    lefts = list(_cut_left(index, words))
    rights = list(_cut_right(words))
    pairs = sorted(
        ((left[0] + len(words) - right[0], left[0], left, right) for left in lefts for right in rights),
        key=lambda pair: pair[:2],
    )
    return [
        Core(words[left[0] : right[0]], left[0], _both(left[1], right[1]), left[2], left[3])
        for _, _, left, right in pairs
        if left[0] < right[0]
    ]


_Kinds = frozenset[str] | None


def _both(one: _Kinds, other: _Kinds) -> _Kinds:
    return other if one is None else one if other is None else one & other


def _cut_left(index: ActorIndex, words: Sequence[Word]) -> Iterator[tuple[int, _Kinds, frozenset[str], bool]]:
    """Yield where a core may begin, the kinds and countries that the words before it ask for, and if they narrow."""
    lists = actor_words()
    at, kinds, countries, narrowed = 0, cast("_Kinds", None), frozenset[str](), False
    yield at, kinds, countries, narrowed
    while at < len(words):
        word = words[at]
        country = country_at(index, words, at)
        described = compound_length(words, at)
        if described:
            at, narrowed = at + described, True
        elif word.key in lists.determiners or word.key.isdigit():
            at += 1
        elif word.bare in lists.members and word.key not in lists.modifiers:
            at, kinds = at + 1, _both(kinds, lists.members[word.bare])
        elif word.key in lists.modifiers:
            at, narrowed = at + 1, True
        elif country is not None:
            at, narrowed, countries = at + country[1], True, countries | {country[0]}
        else:
            return
        yield at, kinds, countries, narrowed


def compound_length(words: Sequence[Word], at: int) -> int:
    """How many words from here make a compound that only describes ("US-backed", "pro-Turkish"); 0 for none."""
    lists = actor_words()
    if words[at].key in lists.attitudes and at + 1 < len(words) and words[at + 1].tied:
        return 2
    for end in range(at + 1, min(at + 4, len(words))):
        if words[end].tied and words[end].key in lists.epithets:
            named = all(word.article or word.written[:1].isupper() for word in words[at:end])
            return end + 1 - at if named or end == at + 1 else 0
    return 0


def _cut_right(words: Sequence[Word]) -> Iterator[tuple[int, _Kinds]]:
    """Yield where a core may end, with the kinds that the words behind it ask for."""
    lists = actor_words()
    end, kinds = len(words), cast("_Kinds", None)
    yield end, kinds
    for number in range(1, len(words) - 1):
        tail = words[number + 1 :]
        if words[number].key in lists.offices and all(w.article or w.written[:1].isupper() for w in tail):
            end = number + 1
            yield end, kinds
            break
    while end > 0 and words[end - 1].bare in lists.members:
        end, kinds = end - 1, _both(kinds, lists.members[words[end - 1].bare])
        yield end, kinds


def relations_of(index: ActorIndex, actor_id: str) -> tuple[ActorRelation, ...]:
    """Return what an actor is part of, allied with or backed by; raises KeyError for an id that is unknown."""
    return index.relations.get(index.actors[actor_id].id, ())


def search_actors(index: ActorIndex, query: str, limit: int = 10) -> list[ActorMatch]:
    """Return the actors with a name like the query, the likest first; spelling, case and word order may differ.

    Likeness is the best of rapidfuzz's ratios of the normalised names: of characters, of sorted words, and a little
    less of shared words.
    """
    from rapidfuzz import fuzz

    key = normalise_name(query)
    best: dict[str, ActorMatch] = {}
    for actor in index.actors.values() if key else ():
        for name in (actor.name, *actor.aliases):
            other = normalise_name(name)
            score = max(
                fuzz.token_sort_ratio(key, other), fuzz.ratio(key, other), _SHARED * fuzz.token_set_ratio(key, other)
            )
            if score >= _LIKENESS and (actor.id not in best or score > best[actor.id].score):
                best[actor.id] = ActorMatch(actor, round(score, 1), name)
    return sorted(best.values(), key=lambda match: (-match.score, match.actor.name, match.actor.id))[:limit]


# --- mentions in a text ------------------------------------------------------------------------------------------

_GAP = re.compile(r"[ \t]?[-‐‑/&]?[ \t]?|[ \t]*\r?\n[ \t]*|[ \t]*[()][ \t]*|[’'] ")


def find_mentions(text: str, index: ActorIndex, words: Sequence[Word] | None = None) -> list[Mention]:
    """Return the names of actors in a text in its order, the longest where several start at a place; none overlap.

    A name counts between word boundaries only ("ISIS-held" and "anti-ISIS" name nobody) and with a capital where it
    is written with one; short names in capitals count in capitals only ("IS", never "is").
    """
    words = split_words(text) if words is None else words
    found: list[Mention] = []
    at = 0
    while at < len(words):
        match = _longest(text, index, words, at)
        if match is None:
            at += 1
        else:
            after, mention = match
            found.append(mention)
            at = after
    return found


def _longest(text: str, index: ActorIndex, words: Sequence[Word], at: int) -> tuple[int, Mention] | None:
    first = words[at]
    best: tuple[int, Mention] | None = None
    key = ""
    for end in range(at, len(words)):
        word = words[end]
        if end > at:
            if not _GAP.fullmatch(text, words[end - 1].end, word.start) and not _GAP.fullmatch(
                text, _stop(text, words[end - 1]), word.start
            ):
                break
            if word.article or word.bracketed:
                continue
        whole = f"{key} {word.bare}" if key else word.bare
        actor = _capital_at(index, words, at, end) or index.names.get(whole)
        if actor is not None and whole in index.names and not _may_begin(text, index, words, at, end, whole):
            actor = None
        if actor is not None and _stands_alone(text, words, at, end):
            start = words[at - 1].start if first.tied and at > 0 and words[at - 1].article else first.start
            best = end + 1, Mention(start, word.end, text[start : word.end], actor)
        key = f"{key} {word.key}" if key else word.key
        if key not in index.starts:
            break
    return best


def _stop(text: str, word: Word) -> int:
    """Where a word ends with its possessive."""
    match = _WORD.match(text, word.start)
    return word.end if match is None else match.end()


def _capital_at(index: ActorIndex, words: Sequence[Word], at: int, end: int) -> str | None:
    if end > at + 1 or (end == at + 1 and not words[at].article):
        return None
    word = words[end]
    actor = index.capitals.get(word.written)
    if actor is None or word.written.casefold() not in actor_words().in_capitals:
        return actor
    beside = [words[i].written for i in (at - 1, end + 1) if 0 <= i < len(words)]
    shouted = any(len(other) > 1 and other.isalpha() and other.isupper() for other in beside)
    return None if shouted else actor


def _may_begin(text: str, index: ActorIndex, words: Sequence[Word], at: int, end: int, key: str) -> bool:
    """Whether a name is written as one: with a capital, and behind "the" where it is a name only there."""
    first = next((word for word in words[at : end + 1] if not word.article), words[at])
    if first.written[:1].islower() and key not in index.small:
        return False
    if key not in index.articled:
        return True
    following = words[end + 1] if end + 1 < len(words) else None
    longer = following is not None and following.written[:1].isupper() and following.start == words[end].end + 1
    return at > 0 and words[at - 1].key == "the" and not longer


def _stands_alone(text: str, words: Sequence[Word], at: int, end: int) -> bool:
    before = words[at - 1] if at > 0 else None
    start, stop = words[at].start, words[end].end
    if words[at].tied and not (before is not None and before.article):
        return False
    if start > 0 and text[start - 1] in "@_":
        return False
    after, next_letter = text[stop : stop + 1], text[stop + 1 : stop + 2]
    return not (
        after and after in _HYPHENS + "@_." and next_letter.isalnum() and not (after == "." and next_letter.isupper())
    )
