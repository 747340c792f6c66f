"""The words of one language around place names, from `data/languages/<code>/place_words.yml`."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from reportedly.errors import DataError
from reportedly.gazetteer.entries import KINDS
from reportedly.gazetteer.names import normalise_toponym
from reportedly.lexicon import load_words, strings, word_lists


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


def read_words(language: str) -> PlaceWords:
    """Read the lists of a language; raises DataError where the file is missing or breaks its format."""
    where = "place_words.yml"
    raw = load_words("place_words", language)

    def listed(key: str) -> frozenset[str]:
        return frozenset(strings(raw, key, where))

    wide = word_lists(raw, "wide", where)
    kinds: dict[str, set[str]] = {}
    for kind, words in word_lists(raw, "generic", where).items():
        if kind not in KINDS and kind not in wide:
            raise DataError(f"{where}: generic {kind!r} is no kind and not under wide; mend the file")
        for word in words:
            kinds.setdefault(word, set()).update((kind,) if kind in KINDS else wide[kind])
    return PlaceWords(
        directions=listed("directions"),
        links=listed("links"),
        determiners=listed("determiners"),
        inside=listed("inside"),
        generic=MappingProxyType({word: frozenset(found) for word, found in kinds.items()}),
        roads=listed("roads"),
        lines=listed("lines"),
        capitals=listed("capitals"),
        continents=listed("continents"),
        common=frozenset(map(normalise_toponym, listed("common_words") | listed("persons"))),
    )
