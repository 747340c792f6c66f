"""Victims: whether they are combatants or civilians, and the words that tell what befell them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import cast

from reportedly.lexicon import load_words, strings, word_lists
from reportedly.records import CasualtyKind, VictimStatus

_FILE = "data/languages/en/quantities.yml"


@dataclass(frozen=True, slots=True)
class _Victims:
    combatants: frozenset[str]
    civilians: frozenset[str]
    doubting: frozenset[str]
    unclear: frozenset[str]
    empty_heads: frozenset[str]
    phrase_ends: frozenset[str]
    conjunctions: frozenset[str]
    look_past: frozenset[str]


@cache
def _victims() -> _Victims:
    words = load_words("quantities")
    return _Victims(**{key: frozenset(strings(words, key, _FILE)) for key in _Victims.__dataclass_fields__})


_BRACKETED = re.compile(r"\([^()]*\)")


def victim_status(noun: str) -> VictimStatus:
    """Tell whether the noun phrase `noun` names combatants or civilians; "unknown" where it may name either or both.

    Police, men, people, leaders, guards and crews are unknown, as is whoever is only suspected of being something.
    """
    lists = _victims()
    statuses: set[VictimStatus] = set()
    phrase: list[str] = []
    looking_past = False
    words = re.findall(r"\w+(?:[-'’]\w+)*|[,;&]", _BRACKETED.sub(" ", noun.lower()))
    for word in [*words, ","]:
        if word in lists.conjunctions or word in ",;":
            if phrase:
                statuses.add(_status(phrase, lists))
            phrase, looking_past = [], False
        elif word in lists.phrase_ends:
            if word in lists.look_past and phrase and phrase[-1] in lists.empty_heads and not looking_past:
                phrase, looking_past = [], True
                continue
            if phrase:
                statuses.add(_status(phrase, lists))
            break
        else:
            phrase.append(word)
    return statuses.pop() if len(statuses) == 1 else "unknown"


def _status(phrase: list[str], lists: _Victims) -> VictimStatus:
    if lists.doubting.intersection(phrase):
        return "unknown"
    for size in (3, 2, 1):
        tail = " ".join(phrase[-size:])
        if tail in lists.unclear:
            return "unknown"
        if tail in lists.combatants:
            return "combatant"
        if tail in lists.civilians:
            return "civilian"
    return "unknown"


@cache
def load_casualty_words() -> Mapping[str, CasualtyKind]:
    """Load the words and phrases for what befalls victims, lower case, with the kind of casualty that they tell of."""
    table = word_lists(load_words("quantities"), "casualty_words", _FILE)
    return MappingProxyType({word: cast("CasualtyKind", kind) for kind, words in table.items() for word in words})
