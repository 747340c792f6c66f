"""Event types with their roles and outside codes, read from `data/ontology/events.yml`."""

from dataclasses import dataclass
from functools import cache
from typing import get_args

from reportedly.errors import DataError
from reportedly.lexicon import load_yaml
from reportedly.records import CasualtyKind, Factuality, Relation, Stance

RELATIONS: frozenset[str] = frozenset(get_args(Relation))
CASUALTY_KINDS: frozenset[str] = frozenset(get_args(CasualtyKind))
STANCES: frozenset[str] = frozenset(get_args(Stance))
FACTUALITY: frozenset[str] = frozenset(get_args(Factuality))


@dataclass(frozen=True, slots=True)
class EventKind:
    """One event type: what it covers, and its code in the PLOVER and CAMEO ontologies."""

    name: str
    definition: str
    plover: str
    cameo: str


@cache
def load_event_types() -> dict[str, EventKind]:
    """All event types by name, in the order of the data file."""
    found = {}
    for name, fields in load_yaml("ontology/events.yml").items():
        if not isinstance(fields, dict) or set(fields) != {"definition", "plover", "cameo"}:
            raise DataError(f"data/ontology/events.yml: {name} needs definition, plover and cameo; mend the file")
        found[name] = EventKind(name, **{key: str(value) for key, value in fields.items()})
    return found
