"""Roads: lines between their named ends."""

from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise

from reportedly.gazetteer import Entry, Gazetteer, distance_km, normalise_toponym
from reportedly.records import PlacePhrase
from reportedly.resolve.place_choice import choose
from reportedly.resolve.place_evidence import CANDIDATES, Evidence, Group, GroupKey, Spot
from reportedly.resolve.place_geometry import place_of, road_feature, with_place
from reportedly.resolve.place_groups import first_found
from reportedly.resolve.place_phrases import read_phrase
from reportedly.resolve.place_scores import is_supported, rank

_ROAD_KM = 600.0


def resolve_road(
    phrase: PlacePhrase,
    spot: Spot,
    evidence: Evidence,
    groups: Mapping[GroupKey, Group],
    keys: Mapping[tuple[int, int], GroupKey],
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
        geometry = road_feature(points, phrase.relation, spot.reading.distance)
        why = f"a line between {' and '.join(point.name for point in points)}"
        return replace(phrase, place=None, candidates=(), geometry=geometry, why=why)
    group = groups.get(keys.get((spot.start, spot.end), ("", frozenset(), None)))
    own = [one for one in group.found if one.entry.kind == "road"] if group else []
    if own and is_supported(own[0].entry.country, evidence):
        placed = with_place(phrase, own[0], replace(spot.reading, wanted=frozenset()))
        return replace(placed, why="a road known by this name")
    kept = points or ([one.entry for _, one in rank(group, evidence)] if group else [])
    why = "the ends of the road are not all known, or too far apart"
    return replace(phrase, place=None, geometry=None, candidates=tuple(map(place_of, kept[:CANDIDATES])), why=why)


def _end(name: str, spot: Spot, evidence: Evidence, gazetteer: Gazetteer) -> Entry | None:
    reading = read_phrase(name, gazetteer)
    if reading.form != "name":
        return None
    _, found = first_found(reading.names, gazetteer)
    if not found:
        return None
    common = normalise_toponym(name) in gazetteer.words.common
    choice = choose(Group((spot.start,), found, reading.wanted, spot.reading.clue, False, common), evidence)
    return choice.entry if choice and choice.entry.kind != "country" else None
