"""Which candidate each group of names gets: rounds of decisions, the surest first."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from reportedly.gazetteer import Candidate, distance_km
from reportedly.resolve.place_evidence import Anchor, Evidence, Group, GroupKey
from reportedly.resolve.place_scores import (
    FAMOUS,
    NAMED_SHARE,
    NEAR_KM,
    NEXT_KM,
    SMALL_POPULATION,
    at_home,
    fame_of,
    is_distinctive,
    is_own,
    is_supported,
    leads,
    lies_in,
    nearness,
    province_share,
    rank,
)

_WORLD_CITY = 500_000
_BESIDE = 0.15
_TOGETHER = 2
_SMALL_KM = 150.0
_TOWN_POPULATION = 15_000
_MARGIN = 0.4
_HOMONYM_KM = 40.0
_ROUNDS = 3
_QUARTER_KM = 60.0
_WORKS = frozenset({"base", "airport", "camp", "field", "dam"})


def decide(groups: Mapping[GroupKey, Group], evidence: Evidence) -> dict[GroupKey, Candidate]:
    """Return the candidate of each group that can be decided."""
    decided: dict[GroupKey, Candidate] = {}
    for sure in (True, *(False,) * _ROUNDS):
        known = gather(evidence, groups, decided)
        fresh: dict[GroupKey, Candidate] = {}
        for key, group in groups.items():
            if key in decided or (sure and not _is_certain(group, known)):
                continue
            choice = choose(group, known)
            if choice is not None:
                fresh[key] = choice
        decided.update(fresh)
        if not fresh and not sure:
            break
    home = common_home(
        [group for key, group in groups.items() if key not in decided], gather(evidence, groups, decided)
    )
    if home is not None:
        evidence = replace(evidence, provinces={home: 1.0})
        known = gather(evidence, groups, decided)
        for key, group in groups.items():
            choice = choose(group, known) if key not in decided else None
            if choice is not None and group.provinces.get(choice.entry.id) == home:
                decided[key] = choice
    return decided


def common_home(groups: Sequence[Group], evidence: Evidence) -> str | None:
    """Return the state or province that holds a place of most of some undecided names, as "country.admin1".

    None where it holds fewer than two of them, or another as many, or where the document names states or provinces or
    has decided places: then these speak.
    """
    if evidence.provinces or evidence.settled:
        return None
    held = Counter(
        home
        for group in groups
        if not group.common and group.clue is None
        for home in {group.provinces.get(one.entry.id) for one in group.found if one.match == "name"}
        if home is not None
    )
    ranked = held.most_common(2)
    if not ranked or ranked[0][1] < _TOGETHER or (len(ranked) > 1 and ranked[1][1] == ranked[0][1]):
        return None
    return ranked[0][0]


def gather(evidence: Evidence, groups: Mapping[GroupKey, Group], decided: Mapping[GroupKey, Candidate]) -> Evidence:
    """Return the evidence with what the decided groups add to it."""
    anchors = tuple(
        Anchor(one.entry, groups[key].starts)
        for key, one in decided.items()
        if one.entry.kind != "country" and one.match != "spelling"
    )
    # A name met in passing may be an actor's ("Damascus denies"): it lends nearness, and settles no country.
    settled = frozenset(one.entry.country for key, one in decided.items() if not groups[key].passing)
    return replace(evidence, settled=settled, anchors=anchors)


def _is_certain(group: Group, evidence: Evidence) -> bool:
    """Tell whether a group can be decided before its neighbours: a country, or a name with one likely bearer."""
    best = group.found[0].entry
    if len(group.found) == 1 and best.kind == "country":
        return True
    return not group.common and (fame_of(group).get(best.country, 0.0) >= FAMOUS or is_distinctive(group, evidence))


def choose(group: Group, evidence: Evidence) -> Candidate | None:
    """Return the best candidate of a group, None where another is nearly as good or too little speaks for it."""
    ranked = rank(group, evidence)
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


def _acceptable(one: Candidate, group: Group, evidence: Evidence) -> bool:
    entry = one.entry
    if group.clue is not None:
        return lies_in(entry, group.clue, group)
    if entry.kind == "country":
        others = (other.entry for other in group.found if other.entry.kind == "province")
        return not any(at_home(other.country, evidence) for other in others)
    km = min(
        (distance_km(entry, other.entry) for other in evidence.anchors if other.entry.id != entry.id), default=None
    )
    supported = is_supported(entry.country, evidence)
    if one.match == "spelling":
        return leads(entry.country, evidence) and km is not None and km < _SMALL_KM
    if not _kind_fits(one, group, km):
        return False
    fame = fame_of(group).get(entry.country, 0.0)
    if group.passing and (group.common or not supported):
        return fame >= FAMOUS and (supported or not group.common)
    named = province_share(entry, group, evidence) >= NAMED_SHARE and not group.common
    if named and not evidence.shares and not evidence.settled:
        return True
    if supported:
        small = entry.kind == "settlement" and entry.population < SMALL_POPULATION and not is_own(entry)
        doubtful = small or (group.common and entry.population < _WORLD_CITY)
        return not doubtful or km is None or km < _SMALL_KM or named
    rivals = [other.entry for other in group.found if at_home(other.entry.country, evidence)]
    rivalled = bool(rivals)
    beside = any(
        nearness(rival, group, evidence) > _BESIDE or province_share(rival, group, evidence) >= NAMED_SHARE
        for rival in rivals
    )
    if (fame >= FAMOUS and not beside and (not rivalled or entry.population >= _WORLD_CITY)) or (
        not rivalled and is_distinctive(group, evidence)
    ):
        return True
    if km is None:
        return False
    # Over a border from the places of the report, or in a country that it names but seldom.
    mentioned = entry.country in evidence.shares
    near = km < (NEAR_KM if mentioned else NEXT_KM)
    return near and (mentioned or entry.population >= _TOWN_POPULATION or is_own(entry))


def _kind_fits(one: Candidate, group: Group, km: float | None) -> bool:
    """Refuse what is called alike but is another thing: an oil field is no quarter, a quarter stands by its city."""
    kind = one.entry.kind
    if group.wanted & _WORKS and kind not in group.wanted and kind not in ("settlement", *_WORKS):
        return False
    if kind != "quarter" or (km is not None and km < _QUARTER_KM):
        return True
    return len(group.found) == 1 and not group.common
