"""How well a candidate fits what the document supports."""

from math import exp, log10

from reportedly.gazetteer import Candidate, Entry, distance_km
from reportedly.resolve.place_evidence import Evidence, Group

_FAMOUS_POPULATION = 100_000
_CITY_POPULATION = 500_000
FAMOUS = 0.9
_ALTERNATE_WORTH = 100
LAND_KM = 20.0
SMALL_POPULATION = 20_000
NEAR_KM = 300.0
NEXT_KM = 100.0
_STRONG_SHARE = 0.3
_LASTING = frozenset({"settlement", "region", "province", "base", "airport", "field", "dam", "island", "valley"})
NAMED_SHARE = 0.2
_PROVINCE_WORTH = 1.5
_BESIDE_CITY = 0.2
_MATCH_WORTH = {"name": 0.5, "alternate": 0.0, "stripped": 0.0, "spelling": -1.0}
_KIND_WORTH = {"country": 2.0, "region": 0.4, "province": -0.5, "settlement": 0.4}


def fame_of(group: Group) -> dict[str, float]:
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
        elif entry.kind in ("region", "province", "island") and entry.radius_km >= LAND_KM and entry.origin != "pack":
            weight = max(weight, 1e6 if one.match == "name" else 2e5)
        elif one.match != "name":
            weight /= _ALTERNATE_WORTH
        people[entry.country] = max(people.get(entry.country, 0.0), weight)
    ranked = sorted(people.items(), key=lambda pair: (-pair[1], pair[0]))
    if ranked[0][1] < _FAMOUS_POPULATION or any(
        is_own(one.entry) and one.entry.country != ranked[0][0] for one in group.found
    ):
        return {}
    power = log10(ranked[0][1] / max(ranked[1][1] if len(ranked) > 1 else 0.0, 1000.0))
    return {ranked[0][0]: min(1.5, power)} if power >= FAMOUS else {}


def is_distinctive(group: Group, evidence: Evidence) -> bool:
    """Tell whether a name stands for one hand-kept place of war (and its province), with no town of note elsewhere."""
    first = group.found[0]
    entry = first.entry
    if not is_own(entry) or entry.kind not in _LASTING or group.common or first.match != "name":
        return False
    if entry.kind == "settlement" and not entry.population:
        return False
    elsewhere = bool(evidence.settled) and entry.country not in evidence.settled | evidence.shares.keys()
    if elsewhere and entry.population < _FAMOUS_POPULATION:
        return False
    others = (one for one in group.found if one.entry.country != entry.country)
    return not any(
        is_own(one.entry) or (one.match == "name" and one.entry.population >= SMALL_POPULATION) for one in others
    )


def is_own(entry: Entry) -> bool:
    """Tell an overlay record from one of the world file."""
    return entry.origin == "overlay"


def is_supported(country: str, evidence: Evidence) -> bool:
    """Tell whether a document speaks of a country: decided places, the outlet, or how often it is named."""
    return (
        country in evidence.settled or country in evidence.theatre or evidence.shares.get(country, 0.0) >= _STRONG_SHARE
    )


def rank(group: Group, evidence: Evidence) -> list[tuple[float, Candidate]]:
    """Return the candidates of a group with their scores, the best first; those of a named country alone if any are."""
    found = group.found
    if group.clue is not None:
        within = tuple(one for one in found if lies_in(one.entry, group.clue, group))
        found = within or tuple(one for one in found if one.entry.country == group.clue[:2]) or found
    fame = fame_of(group)
    scored = [
        (
            _score(one, group, evidence)
            + 2 * (0.0 if one.entry.kind == "country" else fame.get(one.entry.country, 0.0)),
            one,
        )
        for one in found
    ]
    return sorted(scored, key=lambda pair: -pair[0])


def _score(one: Candidate, group: Group, evidence: Evidence) -> float:
    """Weigh a candidate: support of its country, decided places near by, the wanted kind, and how many live there."""
    entry = one.entry
    support = max(
        evidence.shares.get(entry.country, 0.0),
        0.8 * (entry.country in evidence.settled),
        0.7 * (entry.country in evidence.theatre),
    )
    size = log10(entry.population + 10) if entry.population else 3.0 if is_own(entry) else 1.0
    # A land stands for all who live in it.
    if entry.origin == "pack":
        pass
    elif entry.kind == "region" and entry.radius_km >= LAND_KM:
        size = 6.0
    elif entry.kind == "province" and not is_own(entry):
        size = 7.5 if not has_city_of(entry, group) else 6.0
    score = 3.0 * support + 0.4 * size + _MATCH_WORTH[one.match] + _KIND_WORTH.get(entry.kind, 0.0)
    if is_own(entry):
        score += 1.0
    if group.wanted and entry.kind in group.wanted:
        score += 3.0 if len(group.wanted) <= 2 else 0.5
    score += _PROVINCE_WORTH * province_share(entry, group, evidence)
    return score + 3.0 * nearness(entry, group, evidence)


def has_city_of(province: Entry, group: Group) -> bool:
    """Tell whether a city of half a million is called like a province of its country: Washington is the city first."""
    return any(
        one.entry.kind == "settlement"
        and one.match == "name"
        and one.entry.country == province.country
        and one.entry.population >= _CITY_POPULATION
        for one in group.found
    )


def lies_in(entry: Entry, clue: str, group: Group) -> bool:
    """Tell whether a candidate lies in a country, or in a state or province given as "country.admin1"."""
    return clue in (entry.country, group.provinces.get(entry.id))


def province_share(entry: Entry, group: Group, evidence: Evidence) -> float:
    """Say from 0 to 1 how much the document names the state or province in which a candidate lies.

    It says little beside a city of the same country and name that is ten times as large: a report that names Texas
    means Atlanta in Georgia. Beside a city of the world it says nothing, unless no country is named as often: then the
    news is of that state.
    """
    share = evidence.provinces.get(group.provinces.get(entry.id, ""), 0.0)
    if not share or entry.kind == "province":
        return float(share > 0)
    cities = [one.entry for one in group.found if one.match == "name" and one.entry.kind == "settlement"]
    within = max((city.population for city in cities if city.country == entry.country), default=0)
    abroad = max((city.population for city in cities if city.country != entry.country), default=0)
    if abroad >= max(_CITY_POPULATION, 100 * entry.population) and share < 1:
        return 0.0
    return share if within < max(_FAMOUS_POPULATION, 10 * entry.population) else _BESIDE_CITY * share


def nearness(entry: Entry, group: Group, evidence: Evidence) -> float:
    """Say from 0 to 1 how near decided places are, on the map and in the text."""
    best = 0.0
    for anchor in evidence.anchors:
        km = distance_km(entry, anchor.entry)
        if anchor.entry.id != entry.id and km < NEAR_KM:
            apart = min(abs(a - b) for a in group.starts for b in anchor.starts)
            best = max(best, exp(-km / NEXT_KM) * (0.5 + 0.5 * exp(-apart / 300)))
    return best


def at_home(country: str, evidence: Evidence) -> bool:
    """Tell whether the events of the document lie in a country, by what is decided so far or by what it names most."""
    return country in evidence.settled or country in evidence.theatre or evidence.shares.get(country, 0.0) == 1.0


def leads(country: str, evidence: Evidence) -> bool:
    """Tell whether the document is about a country above all."""
    return evidence.shares.get(country, 0.0) == 1.0 or evidence.settled == {country}
