"""Which place "the city" is."""

import re
from collections.abc import Sequence
from dataclasses import replace

from reportedly.gazetteer import Candidate, Entry, Gazetteer, capital_entry, lookup_exact, strip_generic
from reportedly.records import Phrase, PlacePhrase
from reportedly.resolve.place_evidence import Spot
from reportedly.resolve.place_geometry import with_place

_INDEFINITE = re.compile(r"\b(?:a|an|another|one|any|every|each)\s+$", re.IGNORECASE)
_CITY_FROM, _TOWN_TO, _VILLAGE_TO = 30_000, 400_000, 50_000


def resolve_definite(
    text: str, phrase: PlacePhrase, spot: Spot, named: Sequence[tuple[Spot, Candidate]], gazetteer: Gazetteer
) -> PlacePhrase:
    """Tie "the city" to the nearest place named before it that is of such a kind."""
    unresolved = replace(phrase, place=None, geometry=None, candidates=(), why="no place of this kind is named before")
    if _INDEFINITE.search(text, max(0, spot.start - 10), spot.start):
        return unresolved
    for other, found in reversed(named):
        if other.end <= spot.start and _fits(spot.reading.noun, found.entry, gazetteer):
            start, end = _toponym_span(other, gazetteer)
            antecedent = Phrase(start, end, text[start:end])
            why = f"stands for {antecedent.text}, the nearest place of this kind named before"
            return replace(with_place(phrase, found, spot.reading), antecedent=antecedent, why=why)
    return unresolved


def _fits(noun: str, entry: Entry, gazetteer: Gazetteer) -> bool:
    if noun in gazetteer.words.capitals:
        return entry == capital_entry(gazetteer, entry.country)
    if entry.kind not in gazetteer.words.generic[noun]:
        return False
    if entry.kind == "settlement":
        if noun.startswith("cit"):
            return entry.population >= _CITY_FROM
        if noun.startswith("town"):
            return entry.population <= _TOWN_TO
        if noun.startswith(("village", "hamlet")):
            return entry.population <= _VILLAGE_TO
    return True


def _toponym_span(spot: Spot, gazetteer: Gazetteer) -> tuple[int, int]:
    bare = strip_generic(gazetteer.words, spot.text)
    known = (name for name in (spot.text, *bare) if lookup_exact(gazetteer, name))
    name = next(known, bare[-1] if bare else spot.text)
    start = spot.start + max(0, spot.text.find(name))
    return start, start + len(name)
