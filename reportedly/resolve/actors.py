"""Which actor a participant is: by its name, by an acronym that the text explains, or by a description that points back.

Two steps. Names and acronyms are looked up wherever they stand. Descriptions ("the militant group", "its fighters") go to a name of the
same text that may be so described, and carry its characters. Where the words leave it open the actor stays None.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from reportedly.actors import (
    Actor,
    ActorIndex,
    Core,
    Mention,
    Word,
    actor_of_core,
    actor_words,
    country_at,
    find_actor,
    find_cores,
    find_mentions,
    key_of,
    relations_of,
    split_words,
)
from reportedly.errors import DataError
from reportedly.lexicon import load_words, strings
from reportedly.records import Phrase

_WHERE = "descriptions.yml"


@dataclass(frozen=True, slots=True)
class Resolution:
    """What a phrase stands for: the id of an actor or None, and the characters of the name that it points to, if it is no name itself."""

    actor: str | None
    antecedent: Phrase | None


@dataclass(frozen=True, slots=True)
class Acronym:
    """An acronym that the text explains, and the characters of the full name."""

    short: str
    name: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Rule:
    heads: frozenset[str]
    needs: frozenset[str]
    kinds: frozenset[str]
    alone: bool
    capital: bool


@dataclass(frozen=True, slots=True)
class _Descriptions:
    """The lists of `descriptions.yml`, which says what each is for."""

    pointing: frozenset[str]
    owners: frozenset[str]
    prepositions: frozenset[str]
    whereabouts: frozenset[str]
    plain: frozenset[str]
    rules: tuple[_Rule, ...]
    organs_with_article: frozenset[str]
    organs_bare: frozenset[str]
    near: frozenset[str]
    deeds: frozenset[str]


@cache
def _descriptions() -> _Descriptions:
    words = load_words("descriptions")
    rules = words.get("rules")
    if not isinstance(rules, list) or not all(isinstance(rule, dict) for rule in rules):
        raise DataError(f"{_WHERE}: rules must be a list of mappings; mend the file")
    return _Descriptions(
        *(frozenset(strings(words, key, _WHERE)) for key in ("pointing", "owners", "prepositions", "whereabouts", "plain")),
        tuple(
            _Rule(
                heads=frozenset(strings(rule, "heads", _WHERE)),
                needs=frozenset(strings(rule, "needs", _WHERE)) if "needs" in rule else frozenset(),
                kinds=frozenset(strings(rule, "kinds", _WHERE)),
                alone=rule.get("alone") is True,
                capital=rule.get("capital") is True,
            )
            for rule in rules
        ),
        *(frozenset(strings(words, key, _WHERE)) for key in ("organs_with_article", "organs_bare", "near", "deeds")),
    )
