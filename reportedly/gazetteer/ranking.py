"""What a name can stand for, ranked for a person to look at, each with the reason."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import exp

from reportedly.gazetteer.entries import Candidate, kilometres
from reportedly.gazetteer.lookup import lookup_exact, lookup_spelling
from reportedly.gazetteer.opening import Gazetteer
from reportedly.gazetteer.phrases import strip_generic

_WORTH = {"name": 1.0, "alternate": 0.95, "stripped": 0.9}
_SPELLING_WORTH = 0.9
_NEAR_KM = 100.0

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Ranked:
    """A place that a name can stand for: `score` from 0 to 1 without any context but the point given, and `why`."""

    name: str
    kind: str
    country: str
    lat: float
    lon: float
    radius_km: float
    population: int
    verified: bool
    id: str
    source: str
    score: float
    why: str


def rank_places(
    gazetteer: Gazetteer, name: str, country: str | None = None, near: Point | None = None
) -> tuple[Ranked, ...]:
    """Return the places that a name can stand for, the likeliest first.

    Names as they stand go before names without generic words ("village of"), and these before like spellings; places of
    one rank stand as in `lookup_exact`, those near a point (latitude, longitude) before others.
    """
    found: dict[str, Ranked] = {}
    for one in _candidates(gazetteer, name):
        if country in (None, one.entry.country):
            found.setdefault(one.entry.id, _ranked(one, near))
    return tuple(sorted(found.values(), key=lambda place: -place.score))


def _candidates(gazetteer: Gazetteer, name: str) -> Iterator[Candidate]:
    yield from lookup_exact(gazetteer, name)
    bare = strip_generic(gazetteer.words, name)
    for less in bare:
        for one in lookup_exact(gazetteer, less):
            yield Candidate(one.entry, "stripped", known_as=less)
    yield from lookup_spelling(gazetteer, bare[-1] if bare else name)


def _ranked(one: Candidate, near: Point | None) -> Ranked:
    entry = one.entry
    score = _WORTH.get(one.match, _SPELLING_WORTH * one.likeness)
    why = _why(one)
    if near is not None:
        km = kilometres(*near, entry.lat, entry.lon)
        score *= 0.5 + 0.5 * exp(-km / _NEAR_KM)
        why += f"; {km:,.0f} km from the point"
    return Ranked(
        entry.name,
        entry.kind,
        entry.country,
        entry.lat,
        entry.lon,
        entry.radius_km,
        entry.population,
        entry.verified,
        entry.id,
        entry.source,
        round(score, 3),
        why,
    )


def _why(one: Candidate) -> str:
    if one.match == "name":
        return "bears this name"
    if one.match == "alternate":
        return "has this name beside its main one"
    if one.match == "stripped":
        return f"bears the name {one.known_as} without the words around it"
    return f"spelled {one.known_as} there, {one.likeness:.2f} alike"
