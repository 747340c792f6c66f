"""From a decided place to where the event lies: a shape never more precise than the words, and its codes."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from math import ceil

from reportedly.gazetteer import Candidate, Entry
from reportedly.records import GeoJson, Place, PlacePhrase, Relation
from reportedly.resolve.country_reach import reach_of_country
from reportedly.resolve.place_distance import Distance
from reportedly.resolve.place_phrases import Reading
from reportedly.resolve.place_precision import acled_code, is_exact, ucdp_code
from reportedly.resolve.place_shapes import Shape, disc, line, ring_around, sector
from reportedly.sphere import distance_between

_WIDER_KM: Mapping[Relation, float] = {"in": 0.0, "near": 10.0}
_WIDER_OTHERWISE_KM = 25.0
_VAGUE_PART_KM = 10.0
_KIND_ELSEWHERE_KM = 15.0
# A road bends; more so the longer it is.
_ROAD_HALF_WIDTH_KM = 5.0
_ROAD_BEND = 0.15

BEARINGS: Mapping[Relation, float] = {
    "north_of": 0.0,
    "northeast_of": 45.0,
    "east_of": 90.0,
    "southeast_of": 135.0,
    "south_of": 180.0,
    "southwest_of": 225.0,
    "west_of": 270.0,
    "northwest_of": 315.0,
}
"""Relations that name a direction, in degrees clockwise from north."""


def place_of(entry: Entry) -> Place:
    """Return an entry as a claim's place."""
    return Place(entry.name, entry.lat, entry.lon, entry.id, entry.radius_km, entry.verified)


def with_place(phrase: PlacePhrase, found: Candidate, reading: Reading) -> PlacePhrase:
    """Return a phrase resolved to a candidate, with the shape in which the event lies and how exact the words are."""
    entry = found.entry
    around, loose = _reach_of(entry, reading)
    shape = _shape_of(entry, around, phrase.relation, reading)
    derived = phrase.relation != "in" or loose or reading.distance is not None
    # Of a shape beside a large place the middle may be known better than the place itself; the words do not say so.
    shape = replace(shape, precision_km=max(shape.precision_km, around))
    exact = is_exact(phrase.relation, derived, entry.verified)
    codes = (
        acled_code(entry.kind, exact, shape.precision_km),
        ucdp_code(entry.kind, exact, reading.vague, entry.radius_km, shape.precision_km),
    )
    geometry = _feature(shape, phrase.relation, derived, entry.verified, codes)
    return replace(phrase, place=place_of(entry), geometry=geometry, candidates=())


def road_feature(ends: Sequence[Entry], relation: Relation, distance: Distance | None) -> GeoJson:
    """Return the line through the ends of a road, in their order, wider by the distance that the words state from it.

    It is no course of the road: the band around it grows with its length, so as to hold the usual bends.
    """
    points = [(end.lon, end.lat) for end in ends]
    length = sum(distance_between(points[i], points[i + 1]) for i in range(len(points) - 1))
    half_width = max(_ROAD_HALF_WIDTH_KM, _ROAD_BEND * length, *(end.radius_km for end in ends))
    beside = 0.0 if relation == "along" else widening_km(relation)
    extra = beside if distance is None else distance.high_km
    shape = line(points, half_width + extra)
    codes = acled_code("road", False, shape.precision_km), ucdp_code("road", False, False, 0.0, shape.precision_km)
    return _feature(shape, relation, True, all(end.verified for end in ends), codes)


def widening_km(relation: Relation) -> float:
    """Return by how many km a relation ("near", "north of") widens the place that it is said of."""
    return _WIDER_KM.get(relation, _WIDER_OTHERWISE_KM)


def _reach_of(entry: Entry, reading: Reading) -> tuple[float, bool]:
    """Return how far around its point the named thing may lie, and whether the words mean it less than exactly."""
    reach = reach_of_country(entry) if entry.kind == "country" else entry.radius_km
    if reading.vague and entry.kind == "settlement":
        reach = max(2 * reach, reach + _VAGUE_PART_KM)
    apart = (
        bool(reading.wanted)
        and len(reading.wanted) <= 2
        and entry.kind not in reading.wanted
        and entry.kind == "settlement"
    )
    if apart and not reading.wanted & {"settlement", "province", "quarter"}:
        reach = max(reach, _KIND_ELSEWHERE_KM)
    return reach, reading.vague or apart


def _shape_of(entry: Entry, around: float, relation: Relation, reading: Reading) -> Shape:
    point = (entry.lon, entry.lat)
    bearing = BEARINGS.get(relation)
    distance = reading.distance
    if distance is not None and distance.stated:
        # Distances are told from the middle of a place or from its edge.
        high = distance.high_km + around
        direction = distance.bearing if distance.bearing is not None else bearing
        if direction is None:
            return ring_around(point, distance.low_km, high)
        return sector(point, direction, distance.low_km, high)
    if bearing is None:
        return disc(point, around + widening_km(relation))
    # Beside a large place "north of" reaches farther than beside a town.
    beyond = max(widening_km(relation), around) if distance is None else distance.high_km
    return sector(point, bearing, 0.0, around + beyond)


def _feature(shape: Shape, relation: Relation, derived: bool, verified: bool, codes: tuple[int, int]) -> GeoJson:
    """Return a shape as a GeoJSON Feature; see `resolve_places` for its properties. Distances are rounded up."""
    return {
        "type": "Feature",
        "geometry": shape.geometry,
        "properties": {
            "relation": relation,
            "precision_km": _up(shape.precision_km),
            "radius_km": _up(shape.radius_km),
            "centre": [shape.centre[0], shape.centre[1]],
            "derived": derived,
            "verified": verified,
            "acled": codes[0],
            "ucdp": codes[1],
        },
    }


def _up(km: float) -> float:
    return ceil(round(km * 10, 6)) / 10
