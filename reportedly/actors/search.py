"""Searching the actors by a name that may be misspelt."""

from dataclasses import dataclass

from reportedly.actors.entries import Actor, ActorIndex
from reportedly.actors.names import normalise_name

_LIKENESS = 60.0
# Beside an actor of exactly this name only a slip of the pen counts, or a name that has all words of the query.
_LIKENESS_BESIDE_EXACT = 90.0
_SHARED = 0.9


@dataclass(frozen=True, slots=True)
class ActorMatch:
    """An actor found by a search: how like the query its best name is (0 to 100), and that name."""

    actor: Actor
    score: float
    matched: str


def search_actors(index: ActorIndex, query: str, limit: int = 10) -> list[ActorMatch]:
    """Return the actors with a name like the query, the likest first; spelling, case and word order may differ.

    Likeness is the best of rapidfuzz's ratios of the normalised names: of characters, of sorted words, and a little
    less of shared words. Where a name equals the query but for case and signs, the others must be almost equal too.
    """
    from rapidfuzz import fuzz

    key = normalise_name(query)
    best: dict[str, ActorMatch] = {}
    least = _LIKENESS
    for actor in index.actors.values() if key else ():
        for name in (actor.name, *actor.aliases):
            other = normalise_name(name)
            if other == key:
                least = _LIKENESS_BESIDE_EXACT
            score = max(
                fuzz.token_sort_ratio(key, other), fuzz.ratio(key, other), _SHARED * fuzz.token_set_ratio(key, other)
            )
            if score >= _LIKENESS and (actor.id not in best or score > best[actor.id].score):
                best[actor.id] = ActorMatch(actor, round(score, 1), name)
    likely = [match for match in best.values() if match.score >= least]
    return sorted(likely, key=lambda match: (-match.score, match.actor.name, match.actor.id))[:limit]
