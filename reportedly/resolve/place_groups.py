"""Names of one document with the same meaning as groups, each with its candidates."""

import re
from collections.abc import Iterable, Iterator, Sequence

from reportedly.gazetteer import (
    Candidate,
    Gazetteer,
    capital_entry,
    clear_choice,
    country_entry,
    load_provinces,
    lookup_exact,
    lookup_spelling,
    normalise_toponym,
    provinces_of,
    strip_generic,
)
from reportedly.resolve.place_evidence import Group, GroupKey, Spot
from reportedly.resolve.place_phrases import Reading

_CITY_POPULATION = 100_000
_LONGEST_ABBREVIATION = 4
_INNER = re.compile(r"\s+(?:of|in|at|near)\s+(?:the\s+)?|,\s+")


def group_names(
    spots: Iterable[Spot], gazetteer: Gazetteer, keys: dict[tuple[int, int], GroupKey]
) -> dict[GroupKey, Group]:
    """Return the groups of spots with the same name and meaning; `keys` gets the group of each spot by its offsets."""
    groups: dict[GroupKey, Group] = {}
    cache: dict[tuple[str, ...], tuple[str, tuple[Candidate, ...]]] = {}
    for spot in spots:
        reading = spot.reading
        if reading.form == "definite" or (reading.form == "road" and reading.ends):
            continue
        if reading.form in ("country", "capital") or (reading.form == "line" and not reading.names[1:]):
            name, found = spot.text, _country_candidates(reading, gazetteer)
        else:
            if reading.names not in cache:
                cache[reading.names] = first_found(reading.names, gazetteer)
            name, found = cache[reading.names]
        if not found:
            continue
        name_key = normalise_toponym(name)
        key = (name_key, reading.wanted, reading.clue)
        keys[spot.start, spot.end] = key
        old = groups.get(key)
        groups[key] = Group(
            starts=(*(old.starts if old else ()), spot.start),
            found=found,
            wanted=reading.wanted,
            clue=reading.clue,
            passing=spot.index is None and (old is None or old.passing),
            common=name_key in gazetteer.words.common,
            provinces=provinces_of(gazetteer, (one.entry for one in found)),
        )
    return groups


def _country_candidates(reading: Reading, gazetteer: Gazetteer) -> tuple[Candidate, ...]:
    if reading.clue is None:
        return ()
    entry = (capital_entry if reading.form == "capital" else country_entry)(gazetteer, reading.clue)
    return () if entry is None else (Candidate(entry, "name"),)


def first_found(names: Sequence[str], gazetteer: Gazetteer) -> tuple[str, tuple[Candidate, ...]]:
    """Look up the names in turn, then their parts around "of" and "in", then the shortest by its consonants."""
    _, full = load_provinces().get(names[0], ("", ""))
    if full not in ("", names[0]):
        # "Ky." is Kentucky, whatever else is called Ky.
        found = tuple(one for one in lookup_exact(gazetteer, full) if one.entry.kind == "province")
        if found:
            return names[0], found
    for name in _names_and_parts(names, gazetteer):
        if _looks_like_name(name):
            found = _unabbreviated(name, lookup_exact(gazetteer, name), gazetteer)
            if found:
                return name, found
    for name in (names[-1], *_INNER.split(names[-1])):
        bare = strip_generic(gazetteer.words, name)
        if not bare or _is_abbreviation(bare[-1]) or not _looks_like_name(bare[-1]):
            continue
        if normalise_toponym(bare[-1]) not in gazetteer.words.common:
            found = clear_choice(bare[-1], lookup_spelling(gazetteer, bare[-1]))
            if found:
                return bare[-1], found
    return names[-1], ()


def _unabbreviated(name: str, found: tuple[Candidate, ...], gazetteer: Gazetteer) -> tuple[Candidate, ...]:
    """Keep of what an abbreviation may stand for only cities by their main name: "UN" and "SANA" are no villages, while
    a headline writes "HOMS".
    """
    if not _is_abbreviation(name) or name in gazetteer.countries:
        return found
    return tuple(one for one in found if one.match == "name" and one.entry.population >= _CITY_POPULATION)


def _is_abbreviation(name: str) -> bool:
    return name.isupper() and len(name) <= _LONGEST_ABBREVIATION


def _names_and_parts(names: Sequence[str], gazetteer: Gazetteer) -> Iterator[str]:
    yield from names
    if names[-1].endswith("s") and len(names[-1]) > 5:
        yield names[-1].removesuffix("s")
    parts = _INNER.split(names[-1])
    for part in parts if len(parts) > 1 else ():
        yield from strip_generic(gazetteer.words, part)


def _looks_like_name(name: str) -> bool:
    return not name.islower() or re.match(r"(?:al|el|a[rsdnzt]|ash|e[rsdnzt])-", name) is not None
