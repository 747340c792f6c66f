"""The words around names of actors, from `data/languages/en/actor_words.yml`."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from reportedly.errors import DataError
from reportedly.lexicon import Words, load_words, mapping, strings


@dataclass(frozen=True, slots=True)
class Organ:
    """Phrases for an organ of a state, the kinds of actor it is, and the ends of its names, the best first."""

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
    ordinary: frozenset[str]
    determiners: frozenset[str]
    modifiers: frozenset[str]
    epithets: frozenset[str]
    attitudes: frozenset[str]
    members: Mapping[str, frozenset[str] | None]
    offices: frozenset[str]
    organs: tuple[Organ, ...]


@cache
def actor_words() -> ActorWords:
    """The words of `actor_words.yml`; raises DataError where it breaks its format."""
    where = "actor_words.yml"
    words = load_words("actor_words")
    arabic = mapping(words, "arabic_articles", where)
    spellings = mapping(words, "spellings", where)
    members: dict[str, frozenset[str] | None] = {}
    for entry in _entries(words, "members", where):
        members |= dict.fromkeys(strings(entry, "words", where), frozenset(strings(entry, "kinds", where)) or None)
    return ActorWords(
        articles=frozenset(strings(words, "articles", where)),
        arabic=frozenset(strings(arabic, "always", where)),
        assimilated=frozenset(strings(arabic, "tied", where)),
        spellings={variant: word for word in spellings for variant in strings(spellings, word, where)},
        in_capitals=frozenset(strings(words, "words_in_capitals", where)),
        ordinary=frozenset(strings(words, "ordinary_words", where)),
        determiners=frozenset((*strings(words, "determiners", where), *strings(words, "links", where))),
        modifiers=frozenset(strings(words, "modifiers", where)),
        epithets=frozenset(strings(words, "epithets", where)),
        attitudes=frozenset(strings(words, "attitudes", where)),
        members=members,
        offices=frozenset(strings(words, "offices", where)),
        organs=tuple(
            Organ(
                strings(entry, "words", where),
                frozenset(strings(entry, "kinds", where)),
                strings(entry, "names", where),
            )
            for entry in _entries(words, "organs", where)
        ),
    )


def _entries(words: Words, key: str, where: str) -> list[Words]:
    value = words.get(key)
    if not isinstance(value, list) or not all(isinstance(entry, dict) for entry in value):
        raise DataError(f"{where}: {key} must be a list of mappings; mend the file")
    return value
