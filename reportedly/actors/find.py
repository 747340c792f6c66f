"""Which actor a phrase names."""

from collections.abc import Sequence

from reportedly.actors.cores import Core, find_cores
from reportedly.actors.countries import country_at
from reportedly.actors.entries import Actor, ActorIndex
from reportedly.actors.names import ACRONYM_IN_BRACKETS, Word, key_of, words_outside


def find_actor(index: ActorIndex, text: str) -> Actor | None:
    """Return the actor that a phrase names, None where no or not surely one.

    The phrase is tried as written, then without amounts, describing words and members at its ends ("some 20 ISIS
    fighters"), then as an organ of a country ("Russia's defence ministry").
    """
    exact = look_up(index, words_outside(text, ACRONYM_IN_BRACKETS))
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
