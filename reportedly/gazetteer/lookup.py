"""What a name may stand for."""

import re
from collections.abc import Iterable, Iterator

from rapidfuzz import fuzz

from reportedly.gazetteer import world
from reportedly.gazetteer.entries import Candidate, Entry, distance_km
from reportedly.gazetteer.likeness import alike, load_weighing
from reportedly.gazetteer.names import normalise_toponym, spelling_key
from reportedly.gazetteer.opening import Gazetteer
from reportedly.gazetteer.packs import pack as packs
from reportedly.gazetteer.phrases import strip_generic

_SAME_PLACE_KM = 10.0
_DISTRICT_KM = 30.0
_PROVINCE_KM = 75.0
_SPELLING_LIKENESS = 80.0
_LEAST_LIKENESS = 0.5


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
    """Return the candidates under the name's key: overlays, then countries and provinces, then places by population,
    then what only packs hold.
    """
    key = normalise_toponym(name)
    if not key:
        return ()
    found = list(gazetteer.overlay.get(key, ()))
    known = world.entries_by_key(gazetteer.world, key)
    _add(found, (_exact(gazetteer.own.get(entry.id, entry), main, name) for entry, main in known))
    for pack in gazetteer.packs:
        known = packs.entries_by_key(pack, key)
        _add(found, (_exact(entry, main, name) for entry, main in known if not _is_kept_province(gazetteer, entry)))
    return tuple(found)


def lookup_pack(pack: packs.Pack, name: str) -> tuple[Candidate, ...]:
    """Return what a name can stand for in one pack: the places that bear it, then those with a like spelling."""
    key = normalise_toponym(name)
    exact = [_exact(entry, main, name) for entry, main in packs.entries_by_key(pack, key)] if key else []
    held = {one.entry.id for one in exact}
    return (*exact, *(one for one in alike(pack, name, load_weighing()) if one.entry.id not in held))


def _exact(entry: Entry, main: bool, name: str) -> Candidate:
    return Candidate(entry, "name" if main else "alternate", known_as=name)


def _add(found: list[Candidate], more: Iterable[Candidate]) -> None:
    """Add the candidates that those before them do not stand for already."""
    held, before = {one.entry.id for one in found}, tuple(found)
    found.extend(one for one in more if one.entry.id not in held and not _is_superseded(one.entry, before))


def _is_superseded(entry: Entry, before: Iterable[Candidate]) -> bool:
    """Tell whether places of the same name found before stand for the entry: a town for another record of it, and for
    the district of a pack that is called after it.
    """
    if entry.kind not in ("settlement", "quarter", "region") or (entry.kind != "settlement" and entry.origin != "pack"):
        return False
    km = _DISTRICT_KM if entry.kind == "region" else _SAME_PLACE_KM
    return any(
        one.entry.kind in ("settlement", "quarter", "region") and distance_km(one.entry, entry) < km for one in before
    )


def _is_kept_province(gazetteer: Gazetteer, entry: Entry) -> bool:
    """Tell whether a province of a pack is one of the hand-kept ones, whatever its name there."""
    return entry.kind == "province" and any(
        own.kind == "province" and own.country == entry.country and distance_km(own, entry) < _PROVINCE_KM
        for own in gazetteer.own.values()
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
    told = [Candidate(entry, "spelling", likeness / 100, entry.name) for likeness, entry in ranked]
    for pack in gazetteer.packs:
        _add(told, (one for one in alike(pack, name, load_weighing()) if one.likeness >= _LEAST_LIKENESS))
    return tuple(told)


def _same_bones(gazetteer: Gazetteer, bones: str) -> Iterator[tuple[str, Entry]]:
    if not bones:
        return
    yield from gazetteer.overlay_spellings.get(bones, ())
    for key, entry in world.entries_by_bones(gazetteer.world, bones):
        yield key, gazetteer.own.get(entry.id, entry)


def country_entry(gazetteer: Gazetteer, code: str) -> Entry | None:
    """Return the country of an ISO 3166 code, with a point amid its populated places, or None for an unknown code."""
    return world.country_of(gazetteer.world, code)


def capital_entry(gazetteer: Gazetteer, code: str) -> Entry | None:
    """Return the capital of a country, or None where none is known."""
    entry = world.capital_of(gazetteer.world, code)
    return None if entry is None else gazetteer.own.get(entry.id, entry)
