"""Why a place phrase got the place that it has, or none, in words for whoever checks it."""

from collections.abc import Iterator
from dataclasses import replace

from reportedly.gazetteer import Candidate, Gazetteer, country_entry, distance_km
from reportedly.resolve.place_choice import choose
from reportedly.resolve.place_evidence import Evidence, Group
from reportedly.resolve.place_scores import (
    FAMOUS,
    NAMED_SHARE,
    NEAR_KM,
    fame_of,
    is_supported,
    lies_in,
    province_share,
    rank,
)

UNNAMED = "the words name no single place"
UNKNOWN = "no place of this name is known"
_MOST = 3


def reason_for(chosen: Candidate, group: Group, evidence: Evidence, gazetteer: Gazetteer) -> str:
    """Return what spoke for the chosen candidate, the strongest first, parted by semicolons."""
    return "; ".join(list(_reasons(chosen, group, evidence, gazetteer))[:_MOST])


def _reasons(chosen: Candidate, group: Group, evidence: Evidence, gazetteer: Gazetteer) -> Iterator[str]:
    entry = chosen.entry
    if chosen.match == "spelling":
        yield f"spelled {chosen.known_as or entry.name} in the gazetteer, {chosen.likeness:.2f} alike"
    elif len(group.found) == 1:
        yield "the only place known by this name"
    else:
        yield f"one of {len(group.found)} places known by this name"
    if entry.kind == "country":
        return
    country = country_entry(gazetteer, entry.country)
    home = country.name if country is not None else entry.country
    if group.clue == entry.country:
        yield f"the words beside it name {home}"
    elif group.clue is not None and lies_in(entry, group.clue, group):
        yield "the words beside it name its state or province"
    elif province_share(entry, group, evidence) >= NAMED_SHARE:
        yield "the report names its state or province"
    elif is_supported(entry.country, evidence):
        yield (
            f"the report speaks of {home}" if entry.country not in evidence.theatre else f"the outlet writes of {home}"
        )
    near = min(
        (
            (distance_km(entry, other.entry), other.entry.name)
            for other in evidence.anchors
            if other.entry.id != entry.id
        ),
        default=None,
    )
    if near is not None and near[0] < NEAR_KM:
        yield f"{near[0]:.0f} km from {near[1]}, named in the report too"
    if fame_of(group).get(entry.country, 0.0) >= FAMOUS:
        yield "far better known than others of this name"


def reason_against(group: Group | None, evidence: Evidence) -> str:
    """Return why no candidate was chosen."""
    if group is None:
        return UNKNOWN
    ranked = rank(group, evidence)
    if not ranked:
        return UNKNOWN
    if group.clue is not None and all(one.entry.country != group.clue[:2] for one in group.found):
        return "known only in other countries than the words beside it name"
    if group.clue is not None and not any(lies_in(one.entry, group.clue, group) for one in group.found):
        return "known only in other states or provinces than the words beside it name"
    best = ranked[0][1].entry
    rivals = [one for score, one in ranked[1:] if ranked[0][0] - score < 1.0 and one.entry.id != best.id]
    if rivals and choose(replace(group, found=(ranked[0][1],)), evidence):
        return f"{len(rivals) + 1} places of this name fit about as well"
    return "too little in the report speaks for a place of this name"
