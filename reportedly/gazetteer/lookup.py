"""What a name may stand for."""

import re
from collections.abc import Iterable, Iterator

from rapidfuzz import fuzz

from reportedly.gazetteer.entries import Candidate, Entry, distance_km
from reportedly.gazetteer.names import normalise_toponym, spelling_key
from reportedly.gazetteer.opening import Gazetteer
from reportedly.gazetteer.phrases import strip_generic
from reportedly.gazetteer.world import capital_of, country_of, entries_by_bones, entries_by_key

_SAME_PLACE_KM = 10.0
_SPELLING_LIKENESS = 80.0


def candidates(gazetteer: Gazetteer, name: str, limit: int = 5) -> tuple[Entry, ...]:
    """Return the places that a name may stand for, the likeliest without context first.

    The name is tried as written, then without generic words ("village of", "countryside"), then by its consonants.
    """
    return tuple(found.entry for found in lookup(gazetteer, name)[:limit])


def lookup(gazetteer: Gazetteer, name: str) -> tuple[Candidate, ...]:
    """Like `candidates`, all of them and with what each was found by."""
    found = lookup_exact(gazetteer, name)
    if found:
        return found
    for bare in strip_generic(gazetteer.words, name):
        found = lookup_exact(gazetteer, bare)
        if found:
            return tuple(Candidate(one.entry, "stripped") for one in found)
    bare = next(iter(strip_generic(gazetteer.words, name)[-1:]), name)
    return lookup_spelling(gazetteer, bare)


def lookup_exact(gazetteer: Gazetteer, name: str) -> tuple[Candidate, ...]:
    """Return the candidates under the name's key: overlays, then countries and provinces, then places by population."""
    key = normalise_toponym(name)
    if not key:
        return ()
    overlay = gazetteer.overlay.get(key, ())
    held = {one.entry.id for one in overlay}
    world = (
        Candidate(gazetteer.own.get(entry.id, entry), "name" if main else "alternate")
        for entry, main in entries_by_key(gazetteer.world, key)
    )
    return (*overlay, *(one for one in world if one.entry.id not in held and not _is_superseded(one.entry, overlay)))


def _is_superseded(entry: Entry, overlay: Iterable[Candidate]) -> bool:
    return entry.kind == "settlement" and any(
        one.entry.kind in ("settlement", "quarter") and distance_km(one.entry, entry) < _SAME_PLACE_KM
        for one in overlay
    )


def lookup_spelling(gazetteer: Gazetteer, name: str) -> tuple[Candidate, ...]:
    """Return places of overlays and of countries at war whose names share the consonants and most of the letters."""
    key = normalise_toponym(name)
    found: dict[str, tuple[float, Entry]] = {}
    for variant in dict.fromkeys((key, re.sub(r"^(?:al|el)(?=[a-z]{4})", "", key))):
        if variant != key:
            for one in lookup_exact(gazetteer, variant):
                found[one.entry.id] = (100.0, one.entry)
        for other, entry in _same_bones(gazetteer, spelling_key(variant)):
            likeness = fuzz.ratio(variant, other)
            if likeness >= _SPELLING_LIKENESS and likeness > found.get(entry.id, (0.0, entry))[0]:
                found[entry.id] = (likeness, entry)
    ranked = sorted(found.values(), key=lambda pair: (-pair[0], -pair[1].population, pair[1].id))
    return tuple(Candidate(entry, "spelling") for _, entry in ranked)


def _same_bones(gazetteer: Gazetteer, bones: str) -> Iterator[tuple[str, Entry]]:
    if not bones:
        return
    yield from gazetteer.overlay_spellings.get(bones, ())
    for key, entry in entries_by_bones(gazetteer.world, bones):
        yield key, gazetteer.own.get(entry.id, entry)


def country_entry(gazetteer: Gazetteer, code: str) -> Entry | None:
    """Return the country of an ISO 3166 code, with a point amid its populated places, or None for an unknown code."""
    return country_of(gazetteer.world, code)


def capital_entry(gazetteer: Gazetteer, code: str) -> Entry | None:
    """Return the capital of a country, or None where none is known."""
    entry = capital_of(gazetteer.world, code)
    return None if entry is None else gazetteer.own.get(entry.id, entry)
