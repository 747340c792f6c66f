"""The words by which page furniture is known."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import TypeGuard, get_args

from reportedly.errors import DataError
from reportedly.lexicon import Words, load_words, mapping, strings
from reportedly.records import PassageKind


@dataclass(frozen=True, slots=True)
class KindWords:
    """The words of one kind of passage, in lower case. How each list counts stands in the data file."""

    kind: PassageKind
    opening: tuple[str, ...]
    whole: frozenset[str]
    anywhere: tuple[str, ...]
    to_reader: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Furniture:
    """All furniture words of one language, in lower case."""

    kinds: tuple[KindWords, ...]
    reader: frozenset[str]
    names_follow: tuple[str, ...]
    others_follow: tuple[str, ...]
    in_brackets: tuple[str, ...]
    beside_names: frozenset[str]
    particles: frozenset[str]
    filing: frozenset[str]
    caption_opening: tuple[str, ...]
    caption_label: frozenset[str]
    pictures: frozenset[str]
    credit: frozenset[str]
    joint: tuple[str, ...]
    told: tuple[str, ...]
    origin_first: tuple[str, ...]
    origin_credit: tuple[str, ...]
    origin_between: tuple[str, ...]
    own_address: tuple[str, ...]
    reprint: tuple[str, ...]
    outlet_words: frozenset[str]
    sections: frozenset[str]
    labels: Mapping[str, frozenset[str]]
    common: frozenset[str]


@cache
def furniture(language: str = "en") -> Furniture:
    """Return the furniture words of a language. Raises `DataError` when the file is missing or breaks its format."""
    return furniture_of(load_words("furniture", language), f"data/languages/{language}/furniture.yml")


def furniture_of(words: Words, where: str) -> Furniture:
    """Sort the entries of a furniture file. Raises `DataError`, naming `where` and the entry that cannot be used."""
    bylines = mapping(words, "bylines", where)
    captions = mapping(words, "captions", where)
    origin = mapping(words, "origin", where)
    labels = mapping(words, "labels", where)
    return Furniture(
        kinds=tuple(
            _kind(name, entry, f"{where}: kinds.{name}") for name, entry in mapping(words, "kinds", where).items()
        ),
        reader=frozenset(_list(words, "reader", where)),
        names_follow=_longest_first(_list(bylines, "names_follow", where)),
        others_follow=_longest_first(_list(bylines, "others_follow", where)),
        in_brackets=_longest_first(_list(bylines, "in_brackets", where)),
        beside_names=frozenset(_list(bylines, "beside_names", where)),
        particles=frozenset(_list(bylines, "particles", where)),
        filing=frozenset(_list(words, "filing", where)),
        caption_opening=_list(captions, "opening", where),
        caption_label=frozenset(_list(captions, "label", where)),
        pictures=frozenset(_list(captions, "pictures", where)),
        credit=frozenset(_list(captions, "credit", where)),
        told=_list(captions, "told", where),
        joint=_longest_first(_list(captions, "joint", where)),
        origin_first=_longest_first(_list(origin, "first", where)),
        origin_credit=_longest_first(_list(origin, "credit", where)),
        origin_between=_longest_first(_list(origin, "between", where)),
        own_address=_list(words, "own_address", where),
        reprint=_list(words, "reprint", where),
        outlet_words=frozenset(_list(words, "outlet_words", where)),
        sections=frozenset(_list(words, "sections", where)),
        labels={name: frozenset(_list(labels, name, where)) for name in labels},
        common=frozenset(_list(words, "common", where)),
    )


def _kind(name: str, entry: object, where: str) -> KindWords:
    if not _is_kind(name):
        raise DataError(f"{where}: no kind of passage; use one of {', '.join(get_args(PassageKind))}")
    if not isinstance(entry, dict):
        raise DataError(f"{where}: must hold lists named opening, whole, anywhere or to_reader; mend the file")
    opening, whole, anywhere, to_reader = (
        _list(entry, how, where) if how in entry else () for how in ("opening", "whole", "anywhere", "to_reader")
    )
    return KindWords(name, opening, frozenset(whole), anywhere, to_reader)


def _list(words: Words, key: str, where: str) -> tuple[str, ...]:
    return tuple(word.casefold() for word in strings(words, key, where))


def _longest_first(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sorted(words, key=lambda word: (-len(word), word)))


def _is_kind(name: str) -> TypeGuard[PassageKind]:
    return name in get_args(PassageKind)
