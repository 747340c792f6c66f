"""What ties one actor to another."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import cast, get_args

from reportedly.actors.entries import Actor, ActorIndex, ActorRelation, ActorTie
from reportedly.errors import DataError
from reportedly.tables import one_of, read_rows

RELATION_COLUMNS = ("actor", "relation", "other", "from", "to", "note")


def read_relations(path: Path, actors: Mapping[str, Actor]) -> dict[str, tuple[ActorRelation, ...]]:
    """Read the relations by the id of their first actor; raises DataError for one that cannot be used."""
    found: dict[str, list[ActorRelation]] = {}
    for where, fields in read_rows(path, RELATION_COLUMNS):
        for column in ("actor", "other"):
            if fields[column] not in actors:
                raise DataError(f"{where}: {column} {fields[column]!r} is the id of no actor; mend it or add the actor")
        for column in ("from", "to"):
            if not re.fullmatch(r"(\d{4}(-(0[1-9]|1[0-2]))?)?", fields[column]):
                raise DataError(f"{where}: {column} {fields[column]!r} is no date; write a year or a year and month")
        relation = ActorRelation(
            actor=fields["actor"],
            relation=cast("ActorTie", one_of(where, "relation", fields["relation"], get_args(ActorTie))),
            other=fields["other"],
            from_=fields["from"],
            to=fields["to"],
            note=fields["note"].strip(),
        )
        found.setdefault(relation.actor, []).append(relation)
    return {actor: tuple(relations) for actor, relations in found.items()}


def relations_of(index: ActorIndex, actor_id: str) -> tuple[ActorRelation, ...]:
    """Return what an actor is part of, allied with or backed by; raises KeyError for an id that is unknown."""
    return index.relations.get(index.actors[actor_id].id, ())
