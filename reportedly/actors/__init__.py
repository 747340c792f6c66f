"""Actors: who fights, governs, watches and speaks, under all the names that reports give them.

An entry says how an actor is called and what it is; it passes no judgement. A name that may mean two actors means
none until a person's own file says which: a wrong actor is worse than none. Which actor a description ("the group")
stands for is not decided here: see `reportedly.resolve.actors`.
"""

from reportedly.actors.cores import Core, compound_length, find_cores
from reportedly.actors.countries import country_at
from reportedly.actors.entries import Actor, ActorIndex, ActorKind, ActorRelation, ActorTie, Inter
from reportedly.actors.find import actor_of_core, find_actor, look_up
from reportedly.actors.index import ACTORS, index_actors, load_actors
from reportedly.actors.mentions import Mention, find_mentions
from reportedly.actors.names import Word, key_of, normalise_name, split_words
from reportedly.actors.relations import relations_of
from reportedly.actors.search import ActorMatch, search_actors
from reportedly.actors.word_lists import actor_words

__all__ = [
    "ACTORS",
    "Actor",
    "ActorIndex",
    "ActorKind",
    "ActorMatch",
    "ActorRelation",
    "ActorTie",
    "Core",
    "Inter",
    "Mention",
    "Word",
    "actor_of_core",
    "actor_words",
    "compound_length",
    "country_at",
    "find_actor",
    "find_cores",
    "find_mentions",
    "index_actors",
    "key_of",
    "load_actors",
    "look_up",
    "normalise_name",
    "relations_of",
    "search_actors",
    "split_words",
]
