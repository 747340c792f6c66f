"""From place phrases to points on the map, by the whole document.

A phrase is read ("eastern countryside of Homs" is Homs, its province, and less exact), its name is looked up, and
candidates are weighed by what else the document says: countries named anywhere, other places, towns named nearby.
Rounds of decisions follow, the surest first, so that each helps the next. A phrase stays unresolved rather than
guessed: a small place needs a country that the document supports or a decided place near by.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import exp, log10

from reportedly.gazetteer import (
    Candidate,
    Entry,
    Gazetteer,
    capital_entry,
    country_entry,
    distance_km,
    is_toponym,
    lookup_exact,
    lookup_spelling,
    normalise_toponym,
    strip_generic,
)
from reportedly.records import GeoJson, Phrase, Place, PlacePhrase, Relation
from reportedly.resolve.place_phrases import POSSESSIVE, WORD, Reading, read_phrase

CANDIDATES = 5
"""How many candidates an unresolved phrase keeps."""

_FAMOUS_POPULATION = 100_000
_FAMOUS = 0.9
_WORLD_CITY = 500_000
_BESIDE = 0.15
_ALTERNATE_WORTH = 100
_LAND_KM = 20.0
_SMALL_POPULATION = 20_000
_SMALL_KM = 150.0
_TOWN_POPULATION = 15_000
_NEAR_KM = 300.0
_NEXT_KM = 100.0
_ROAD_KM = 600.0
_MARGIN = 0.4
_HOMONYM_KM = 40.0
_STRONG_SHARE = 0.3
_ROUNDS = 3
_QUARTER_KM = 60.0
_LASTING = frozenset({"settlement", "region", "province", "base", "airport", "field", "dam", "island", "valley"})
_WORKS = frozenset({"base", "airport", "camp", "field", "dam"})
_WIDER_KM: Mapping[Relation, float] = {"in": 0.0, "near": 10.0}
_WIDER_OTHERWISE_KM = 25.0
_VAGUE_PART_KM = 10.0
_KIND_ELSEWHERE_KM = 15.0


# --- the document ------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Spot:
    """A place named in the text: a phrase to resolve (`index`), or a name met in passing (`index` None)."""

    index: int | None
    start: int
    end: int
    text: str
    reading: Reading


@dataclass(frozen=True, slots=True)
class _Group:
    """Spots of one document with the same name and meaning: they get one place."""

    starts: tuple[int, ...]
    found: tuple[Candidate, ...]
    wanted: frozenset[str]
    clue: str | None
    passing: bool
    common: bool


@dataclass(frozen=True, slots=True)
class _Anchor:
    """A decided place and where the text names it."""

    entry: Entry
    starts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Evidence:
    """What a document supports.

    `shares` says how much each country is named (0..1), `settled` are the countries of decided places of events,
    `theatre` those of the outlet, `anchors` the decided places.
    """

    shares: Mapping[str, float]
    settled: frozenset[str]
    theatre: frozenset[str]
    anchors: tuple[_Anchor, ...]


_GroupKey = tuple[str, frozenset[str], str | None]


def resolve_places(
    text: str, phrases: Sequence[PlacePhrase], gazetteer: Gazetteer, theatre: Sequence[str] = ()
) -> tuple[PlacePhrase, ...]:
    """Return the phrases of one document with place, candidates, geometry and antecedent set.

    `theatre` are ISO 3166 codes of countries that the outlet usually writes of: a hint, no proof. A phrase that cannot
    be decided keeps at most five candidates and no place. `geometry` is a GeoJSON Feature (lon, lat) with the
    properties `relation`, `precision_km` (the distance within which the words put the event) and `derived` (False only
    for the toponym's own point).
    """
    spots = [
        _Spot(
            number, one.start, one.end, one.text, _with_context(text, one, read_phrase(one.text, gazetteer), gazetteer)
        )
        for number, one in enumerate(phrases)
    ]
    shares, passing = _scan(text, spots, gazetteer)
    keys: dict[tuple[int, int], _GroupKey] = {}
    groups = _group((*spots, *passing), gazetteer, keys)
    evidence = _Evidence(shares, frozenset(), frozenset(theatre), ())
    decided = _decide(groups, evidence, gazetteer)
    evidence = _gather(evidence, groups, decided)
    named = [
        (spot, decided[keys[spot.start, spot.end]])
        for spot in (*spots, *passing)
        if keys.get((spot.start, spot.end)) in decided
    ]
    named.sort(key=lambda pair: (pair[0].end, pair[0].start))
    resolved: list[PlacePhrase] = []
    for spot, phrase in zip(spots, phrases, strict=True):
        key = keys.get((spot.start, spot.end))
        if spot.reading.form == "road":
            resolved.append(_resolve_road(phrase, spot, evidence, groups, keys, gazetteer))
        elif spot.reading.form == "definite":
            resolved.append(_resolve_definite(text, phrase, spot, named, gazetteer))
        elif key in decided and spot.reading.form != "line":
            resolved.append(_resolved(phrase, decided[key], spot.reading))
        else:
            found = groups[key] if key is not None else None
            kept = _ranked(found, evidence)[:CANDIDATES] if found else []
            resolved.append(
                replace(phrase, place=None, geometry=None, candidates=tuple(_place(one.entry) for _, one in kept))
            )
    return tuple(resolved)


def _with_context(text: str, phrase: PlacePhrase, reading: Reading, gazetteer: Gazetteer) -> Reading:
    if reading.clue is not None or reading.form not in ("name", "road"):
        return reading
    return replace(
        reading, clue=_country_after(text, phrase.end, gazetteer) or _country_before(text, phrase.start, gazetteer)
    )


_NEXT_COUNTRY = re.compile(
    r"(?:,\s+|\s+in\s+)(?:the\s+)?(?:[a-z-]+(?:ern|th|st)\s+)?(?P<name>[A-Z][\w.]*(?:\s+[A-Z][\w.]*){0,2})"
)


def _country_after(text: str, end: int, gazetteer: Gazetteer) -> str | None:
    """Read the country of ", Libya" and "in northern Iraq" after a name."""
    match = _NEXT_COUNTRY.match(text, end, end + 60)
    if match is None:
        return None
    words = match["name"].split()
    for count in range(len(words), 0, -1):
        name = " ".join(words[:count])
        code = gazetteer.countries.get(name) or gazetteer.countries.get(name.rstrip("."))
        if match.group().startswith(",") and not _ends_clause(text, match.start("name") + len(name)):
            continue
        if code is None and match.group().startswith(","):
            # "Alexandria, Virginia"
            code = next(
                (one.entry.country for one in lookup_exact(gazetteer, name) if one.entry.kind == "province"), None
            )
        if code is not None:
            return code
    return None


def _ends_clause(text: str, end: int) -> bool:
    """Tell ", Libya," from ", Libya said"."""
    return re.match(r"\.?\s*(?:[.,;:)\]\n]|$|and\b|on\b)", text[end : end + 8]) is not None


def _country_before(text: str, start: int, gazetteer: Gazetteer) -> str | None:
    """Read the country of "the Syrian border town of", but not of "a Russian base in"."""
    words = gazetteer.words
    before = [(word.start(), word.end()) for word in WORD.finditer(text, max(0, start - 70), start)]
    passed = False
    for number in range(len(before) - 1, -1, -1):
        begin, end = before[number]
        plain = POSSESSIVE.sub("", text[begin:end]).casefold()
        kinds = words.generic.get(plain, frozenset())
        if kinds and kinds <= {"settlement", "province", "quarter"}:
            passed = True
        elif plain not in ("of", "the") and plain not in words.directions and plain not in words.lines:
            name = POSSESSIVE.sub("", text[begin:end])
            return (gazetteer.demonyms.get(name) or gazetteer.countries.get(name)) if passed else None
    return None


_TOKEN = re.compile(r"(?:[A-Z]\.){2,}|[^\W\d_]+")
_PASSING = re.compile(
    r"(?:\b(?:al|el|ar|as|ad|an|az|at|ash|ez|es|Al|El|Ar|As|Ad|An|Az|At|Ash)[- ])?\b[A-Z][^\W\d_]+"
    r"(?:[ -](?:(?:al|el|ez|ar|as|ad|an|az|at|ash)[ -])?[A-Z][^\W\d_]+)?"
)


def _scan(text: str, spots: Sequence[_Spot], gazetteer: Gazetteer) -> tuple[dict[str, float], list[_Spot]]:
    """Count the countries that the whole text names, and collect the towns that it names outside the phrases."""
    votes: dict[str, float] = {}
    tokens = [(word.start(), word.end()) for word in _TOKEN.finditer(text)]
    number = 0
    while number < len(tokens):
        step = 1
        if text[tokens[number][0]].isupper():
            step = _vote(text, tokens[number : number + 5], gazetteer, votes) or 1
        number += step
    most = max(votes.values(), default=1.0)
    shares = {code: votes[code] / most for code in sorted(votes)}
    return shares, _passing(text, spots, gazetteer)


def _vote(text: str, tokens: Sequence[tuple[int, int]], gazetteer: Gazetteer, votes: dict[str, float]) -> int:
    for count in range(len(tokens), 0, -1):
        name = text[tokens[0][0] : tokens[count - 1][1]]
        # Texts that lost their apostrophes write "Syrias".
        code = gazetteer.countries.get(name) or gazetteer.countries.get(name.removesuffix("s"))
        if code is not None:
            if name not in gazetteer.doubtful:
                votes[code] = votes.get(code, 0.0) + 1.0
            elif code not in votes:
                votes[code] = 0.5  # "Georgia" named often is no proof of the country
            return count
        code = gazetteer.demonyms.get(name)
        if code is not None:
            votes[code] = votes.get(code, 0.0) + 0.5
            return count
    return 0


def _passing(text: str, spots: Sequence[_Spot], gazetteer: Gazetteer) -> list[_Spot]:
    taken = sorted((spot.start, spot.end) for spot in spots)
    known: dict[str, bool] = {}
    found: list[_Spot] = []
    for match in _PASSING.finditer(text):
        for name in (match.group(), re.split(r"[ -](?=[A-Z])", match.group())[0]):
            if name not in known:
                known[name] = _is_town_name(name, gazetteer)
            if known[name]:
                start, end = match.start(), match.start() + len(name)
                if not any(first < end and start < last for first, last in taken):
                    found.append(_Spot(None, start, end, name, Reading("name", (name,))))
                break
    return found


def _is_town_name(name: str, gazetteer: Gazetteer) -> bool:
    # Capitals throughout are an agency or a force (SANA, SAA), or a headline.
    if name.isupper() or name in gazetteer.countries or name in gazetteer.demonyms:
        return False
    return is_toponym(gazetteer, name)


# --- candidates --------------------------------------------------------------------------------------------------


def _group(
    spots: Iterable[_Spot], gazetteer: Gazetteer, keys: dict[tuple[int, int], _GroupKey]
) -> dict[_GroupKey, _Group]:
    groups: dict[_GroupKey, _Group] = {}
    cache: dict[tuple[str, ...], tuple[str, tuple[Candidate, ...]]] = {}
    for spot in spots:
        reading = spot.reading
        if reading.form == "definite" or (reading.form == "road" and reading.ends):
            continue
        if reading.form in ("country", "capital") or (reading.form == "line" and not reading.names[1:]):
            name, found = spot.text, _country_candidates(reading, gazetteer)
        else:
            if reading.names not in cache:
                cache[reading.names] = _first_found(reading.names, gazetteer)
            name, found = cache[reading.names]
        if not found:
            continue
        name_key = normalise_toponym(name)
        key = (name_key, reading.wanted, reading.clue)
        keys[spot.start, spot.end] = key
        old = groups.get(key)
        groups[key] = _Group(
            starts=(*(old.starts if old else ()), spot.start),
            found=found,
            wanted=reading.wanted,
            clue=reading.clue,
            passing=spot.index is None and (old is None or old.passing),
            common=name_key in gazetteer.words.common,
        )
    return groups


def _country_candidates(reading: Reading, gazetteer: Gazetteer) -> tuple[Candidate, ...]:
    if reading.clue is None:
        return ()
    entry = (capital_entry if reading.form == "capital" else country_entry)(gazetteer, reading.clue)
    return () if entry is None else (Candidate(entry, "name"),)


_INNER = re.compile(r"\s+(?:of|in|at|near)\s+(?:the\s+)?|,\s+")


def _first_found(names: Sequence[str], gazetteer: Gazetteer) -> tuple[str, tuple[Candidate, ...]]:
    """Look up the names in turn, then their parts around "of" and "in", then the shortest by its consonants."""
    for name in _names_and_parts(names, gazetteer):
        if _looks_like_name(name):
            found = lookup_exact(gazetteer, name)
            if found:
                return name, found
    for name in (names[-1], *_INNER.split(names[-1])):
        bare = strip_generic(gazetteer.words, name)
        if bare and _looks_like_name(bare[-1]) and normalise_toponym(bare[-1]) not in gazetteer.words.common:
            found = lookup_spelling(gazetteer, bare[-1])
            if found:
                return bare[-1], found
    return names[-1], ()


def _names_and_parts(names: Sequence[str], gazetteer: Gazetteer) -> Iterator[str]:
    yield from names
    if names[-1].endswith("s") and len(names[-1]) > 5:
        yield names[-1].removesuffix("s")
    parts = _INNER.split(names[-1])
    for part in parts if len(parts) > 1 else ():
        yield from strip_generic(gazetteer.words, part)


def _looks_like_name(name: str) -> bool:
    return not name.islower() or re.match(r"(?:al|el|a[rsdnzt]|ash|e[rsdnzt])-", name) is not None


# --- deciding ----------------------------------------------------------------------------------------------------


def _decide(
    groups: Mapping[_GroupKey, _Group], evidence: _Evidence, gazetteer: Gazetteer
) -> dict[_GroupKey, Candidate]:
    decided: dict[_GroupKey, Candidate] = {}
    for sure in (True, *(False,) * _ROUNDS):
        known = _gather(evidence, groups, decided)
        fresh: dict[_GroupKey, Candidate] = {}
        for key, group in groups.items():
            if key in decided or (sure and not _is_certain(group, known)):
                continue
            choice = _choose(group, known)
            if choice is not None:
                fresh[key] = choice
        decided.update(fresh)
        if not fresh and not sure:
            break
    return decided


def _gather(
    evidence: _Evidence, groups: Mapping[_GroupKey, _Group], decided: Mapping[_GroupKey, Candidate]
) -> _Evidence:
    anchors = tuple(
        _Anchor(one.entry, groups[key].starts)
        for key, one in decided.items()
        if one.entry.kind != "country" and one.match != "spelling"
    )
    # A name met in passing may be an actor's ("Damascus denies"): it lends nearness, and settles no country.
    settled = frozenset(one.entry.country for key, one in decided.items() if not groups[key].passing)
    return replace(evidence, settled=settled, anchors=anchors)


def _is_certain(group: _Group, evidence: _Evidence) -> bool:
    """Tell whether a group can be decided before its neighbours: a country, or a name with one likely bearer."""
    best = group.found[0].entry
    if len(group.found) == 1 and best.kind == "country":
        return True
    return not group.common and (_fame(group).get(best.country, 0.0) >= _FAMOUS or _is_distinctive(group, evidence))


def _fame(group: _Group) -> dict[str, float]:
    """Say by how much a name belongs to one country, whatever the document says.

    The measure is powers of ten over the next country, 0.9 to 1.5; a lesser lead counts nothing. Only for names that
    stand alone ("Paris", "Darfur"): a quarter, base or hospital may be called after a far city.
    """
    first = group.found[0]
    if first.match == "spelling" or (group.wanted and not group.wanted & {"settlement", "province"}):
        return {}
    people: dict[str, float] = {}
    for one in group.found:
        entry = one.entry
        weight = float(entry.population)
        if entry.kind == "country":
            weight = 1e8
        elif entry.kind in ("region", "province", "island") and entry.radius_km >= _LAND_KM:
            weight = max(weight, 1e6 if one.match == "name" else 2e5)
        elif one.match != "name":
            weight /= _ALTERNATE_WORTH
        people[entry.country] = max(people.get(entry.country, 0.0), weight)
    ranked = sorted(people.items(), key=lambda pair: (-pair[1], pair[0]))
    if ranked[0][1] < _FAMOUS_POPULATION or any(
        _is_own(one.entry) and one.entry.country != ranked[0][0] for one in group.found
    ):
        return {}
    power = log10(ranked[0][1] / max(ranked[1][1] if len(ranked) > 1 else 0.0, 1000.0))
    return {ranked[0][0]: min(1.5, power)} if power >= _FAMOUS else {}


def _is_distinctive(group: _Group, evidence: _Evidence) -> bool:
    """Tell whether a name stands for one hand-kept place of war (and its province), with no town of note elsewhere."""
    first = group.found[0]
    entry = first.entry
    if not _is_own(entry) or entry.kind not in _LASTING or group.common or first.match != "name":
        return False
    if entry.kind == "settlement" and not entry.population:
        return False
    elsewhere = bool(evidence.settled) and entry.country not in evidence.settled | evidence.shares.keys()
    if elsewhere and entry.population < _FAMOUS_POPULATION:
        return False
    others = (one for one in group.found if one.entry.country != entry.country)
    return not any(
        _is_own(one.entry) or (one.match == "name" and one.entry.population >= _SMALL_POPULATION) for one in others
    )


def _is_own(entry: Entry) -> bool:
    """Tell an overlay record from one of the world file."""
    return entry.source != "GeoNames"


def _supported(country: str, evidence: _Evidence) -> bool:
    return (
        country in evidence.settled or country in evidence.theatre or evidence.shares.get(country, 0.0) >= _STRONG_SHARE
    )


def _choose(group: _Group, evidence: _Evidence) -> Candidate | None:
    ranked = _ranked(group, evidence)
    if not ranked:
        return None
    score, best = ranked[0]
    for other, rival in ranked[1:]:
        if score - other >= _MARGIN:
            break
        if rival.entry.country != best.entry.country or distance_km(rival.entry, best.entry) > max(
            _HOMONYM_KM, best.entry.radius_km, rival.entry.radius_km
        ):
            return None
    return best if _acceptable(best, group, evidence) else None


def _ranked(group: _Group, evidence: _Evidence) -> list[tuple[float, Candidate]]:
    found = group.found
    if group.clue is not None:
        found = tuple(one for one in found if one.entry.country == group.clue) or found
    fame = _fame(group)
    scored = [
        (
            _score(one, group, evidence)
            + 2 * (0.0 if one.entry.kind == "country" else fame.get(one.entry.country, 0.0)),
            one,
        )
        for one in found
    ]
    return sorted(scored, key=lambda pair: -pair[0])


_MATCH_WORTH = {"name": 0.5, "alternate": 0.0, "stripped": 0.0, "spelling": -1.0}
_KIND_WORTH = {"country": 2.0, "region": 0.4, "province": -0.5, "settlement": 0.4}


def _score(one: Candidate, group: _Group, evidence: _Evidence) -> float:
    """Weigh a candidate: support of its country, decided places near by, the wanted kind, and how many live there."""
    entry = one.entry
    support = max(
        evidence.shares.get(entry.country, 0.0),
        0.8 * (entry.country in evidence.settled),
        0.7 * (entry.country in evidence.theatre),
    )
    size = log10(entry.population + 10) if entry.population else 3.0 if _is_own(entry) else 1.0
    # A land stands for all who live in it.
    if entry.kind == "region" and entry.radius_km >= _LAND_KM:
        size = 6.0
    elif entry.kind == "province" and not _is_own(entry):
        size = 7.5
    score = 3.0 * support + 0.4 * size + _MATCH_WORTH[one.match] + _KIND_WORTH.get(entry.kind, 0.0)
    if _is_own(entry):
        score += 1.0
    if group.wanted and entry.kind in group.wanted:
        score += 3.0 if len(group.wanted) <= 2 else 0.5
    return score + 3.0 * _nearness(entry, group, evidence)


def _nearness(entry: Entry, group: _Group, evidence: _Evidence) -> float:
    """Say from 0 to 1 how near decided places are, on the map and in the text."""
    best = 0.0
    for anchor in evidence.anchors:
        km = distance_km(entry, anchor.entry)
        if anchor.entry.id != entry.id and km < _NEAR_KM:
            apart = min(abs(a - b) for a in group.starts for b in anchor.starts)
            best = max(best, exp(-km / _NEXT_KM) * (0.5 + 0.5 * exp(-apart / 300)))
    return best


def _acceptable(one: Candidate, group: _Group, evidence: _Evidence) -> bool:
    entry = one.entry
    if group.clue is not None:
        return group.clue == entry.country
    if entry.kind == "country":
        others = (other.entry for other in group.found if other.entry.kind == "province")
        return not any(_at_home(other.country, evidence) for other in others)
    km = min(
        (distance_km(entry, other.entry) for other in evidence.anchors if other.entry.id != entry.id), default=None
    )
    supported = _supported(entry.country, evidence)
    if one.match == "spelling":
        return _leads(entry.country, evidence) and km is not None and km < _SMALL_KM
    if not _kind_fits(one, group, km):
        return False
    fame = _fame(group).get(entry.country, 0.0)
    if group.passing and (group.common or not supported):
        return fame >= _FAMOUS and (supported or not group.common)
    if supported:
        small = entry.kind == "settlement" and entry.population < _SMALL_POPULATION and not _is_own(entry)
        return not (small or group.common) or km is None or km < _SMALL_KM
    rivals = [other.entry for other in group.found if _at_home(other.entry.country, evidence)]
    rivalled = bool(rivals)
    beside = any(_nearness(rival, group, evidence) > _BESIDE for rival in rivals)
    if (fame >= _FAMOUS and not beside and (not rivalled or entry.population >= _WORLD_CITY)) or (
        not rivalled and _is_distinctive(group, evidence)
    ):
        return True
    if km is None:
        return False
    # Over a border from the places of the report, or in a country that it names but seldom.
    mentioned = entry.country in evidence.shares
    near = km < (_NEAR_KM if mentioned else _NEXT_KM)
    return near and (mentioned or entry.population >= _TOWN_POPULATION or _is_own(entry))


def _at_home(country: str, evidence: _Evidence) -> bool:
    """Tell whether the events of the document lie in a country, by what is decided so far or by what it names most."""
    return country in evidence.settled or country in evidence.theatre or evidence.shares.get(country, 0.0) == 1.0


def _kind_fits(one: Candidate, group: _Group, km: float | None) -> bool:
    """Refuse what is called alike but is another thing: an oil field is no quarter, a quarter stands by its city."""
    kind = one.entry.kind
    if group.wanted & _WORKS and kind not in group.wanted and kind not in ("settlement", *_WORKS):
        return False
    if kind != "quarter" or (km is not None and km < _QUARTER_KM):
        return True
    return len(group.found) == 1 and not group.common


def _leads(country: str, evidence: _Evidence) -> bool:
    """Tell whether the document is about a country above all."""
    return evidence.shares.get(country, 0.0) == 1.0 or evidence.settled == {country}


# --- definite descriptions ---------------------------------------------------------------------------------------


_INDEFINITE = re.compile(r"\b(?:a|an|another|one|any|every|each)\s+$", re.IGNORECASE)
_CITY_FROM, _TOWN_TO, _VILLAGE_TO = 30_000, 400_000, 50_000


def _resolve_definite(
    text: str, phrase: PlacePhrase, spot: _Spot, named: Sequence[tuple[_Spot, Candidate]], gazetteer: Gazetteer
) -> PlacePhrase:
    """Tie "the city" to the nearest place named before it that is of such a kind."""
    unresolved = replace(phrase, place=None, geometry=None, candidates=())
    if _INDEFINITE.search(text, max(0, spot.start - 10), spot.start):
        return unresolved
    for other, found in reversed(named):
        if other.end <= spot.start and _fits(spot.reading.noun, found.entry, gazetteer):
            start, end = _toponym_span(other, gazetteer)
            antecedent = Phrase(start, end, text[start:end])
            return replace(_resolved(phrase, found, spot.reading), antecedent=antecedent)
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


def _toponym_span(spot: _Spot, gazetteer: Gazetteer) -> tuple[int, int]:
    bare = strip_generic(gazetteer.words, spot.text)
    known = (name for name in (spot.text, *bare) if lookup_exact(gazetteer, name))
    name = next(known, bare[-1] if bare else spot.text)
    start = spot.start + max(0, spot.text.find(name))
    return start, start + len(name)


# --- geometry ----------------------------------------------------------------------------------------------------


def _place(entry: Entry) -> Place:
    return Place(entry.name, entry.lat, entry.lon, entry.id, entry.radius_km, entry.verified)


def _resolved(phrase: PlacePhrase, found: Candidate, reading: Reading) -> PlacePhrase:
    entry = found.entry
    precision = entry.radius_km
    if reading.vague and entry.kind != "country":
        precision = max(2 * precision, precision + _VAGUE_PART_KM) if entry.kind == "settlement" else precision
    apart = (
        bool(reading.wanted)
        and len(reading.wanted) <= 2
        and entry.kind not in reading.wanted
        and entry.kind == "settlement"
    )
    if apart and not reading.wanted & {"settlement", "province", "quarter"}:
        precision = max(precision, _KIND_ELSEWHERE_KM)
    precision += _WIDER_KM.get(phrase.relation, _WIDER_OTHERWISE_KM)
    derived = phrase.relation != "in" or reading.vague or apart
    geometry = _feature("Point", [entry.lon, entry.lat], phrase.relation, precision, derived)
    return replace(phrase, place=_place(entry), geometry=geometry, candidates=())


def _feature(
    shape: str, coordinates: Sequence[object], relation: Relation, precision_km: float, derived: bool
) -> GeoJson:
    return {
        "type": "Feature",
        "geometry": {"type": shape, "coordinates": list(coordinates)},
        "properties": {"relation": relation, "precision_km": round(precision_km, 1), "derived": derived},
    }


def _resolve_road(
    phrase: PlacePhrase,
    spot: _Spot,
    evidence: _Evidence,
    groups: Mapping[_GroupKey, _Group],
    keys: Mapping[tuple[int, int], _GroupKey],
    gazetteer: Gazetteer,
) -> PlacePhrase:
    """Draw a road between its named ends; a road known by name is a place like others; else its candidates are kept."""
    ends = [_end(name, spot, evidence, gazetteer) for name in spot.reading.ends]
    points = [end for end in ends if end is not None]
    if (
        len(points) >= 2
        and len(points) == len(ends)
        and all(0 < distance_km(a, b) <= _ROAD_KM for a, b in pairwise(points))
    ):
        widest = max(point.radius_km for point in points)
        extra = 0.0 if phrase.relation in ("in", "along") else _WIDER_KM.get(phrase.relation, _WIDER_OTHERWISE_KM)
        line = [[point.lon, point.lat] for point in points]
        geometry = _feature("LineString", line, phrase.relation, max(5.0, widest) + extra, derived=True)
        return replace(phrase, place=None, candidates=(), geometry=geometry)
    group = groups.get(keys.get((spot.start, spot.end), ("", frozenset(), None)))
    own = [one for one in group.found if one.entry.kind == "road"] if group else []
    if own and _supported(own[0].entry.country, evidence):
        return _resolved(phrase, own[0], replace(spot.reading, wanted=frozenset()))
    kept = points or ([one.entry for _, one in _ranked(group, evidence)] if group else [])
    return replace(phrase, place=None, geometry=None, candidates=tuple(map(_place, kept[:CANDIDATES])))


def _end(name: str, spot: _Spot, evidence: _Evidence, gazetteer: Gazetteer) -> Entry | None:
    reading = read_phrase(name, gazetteer)
    if reading.form != "name":
        return None
    _, found = _first_found(reading.names, gazetteer)
    if not found:
        return None
    common = normalise_toponym(name) in gazetteer.words.common
    choice = _choose(_Group((spot.start,), found, reading.wanted, spot.reading.clue, False, common), evidence)
    return choice.entry if choice and choice.entry.kind != "country" else None
