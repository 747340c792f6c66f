"""From a decided place to a point on the map, and how exact the words are."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from reportedly.gazetteer import Candidate, Entry
from reportedly.records import GeoJson, Place, PlacePhrase, Relation
from reportedly.resolve.place_phrases import Reading

_WIDER_KM: Mapping[Relation, float] = {"in": 0.0, "near": 10.0}
_WIDER_OTHERWISE_KM = 25.0
_VAGUE_PART_KM = 10.0
_KIND_ELSEWHERE_KM = 15.0


def place_of(entry: Entry) -> Place:
    """Return an entry as a claim's place."""
    return Place(entry.name, entry.lat, entry.lon, entry.id, entry.radius_km, entry.verified)


def with_place(phrase: PlacePhrase, found: Candidate, reading: Reading) -> PlacePhrase:
    """Return a phrase resolved to a candidate, with a point and how exact the words are."""
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
    precision += widening_km(phrase.relation)
    derived = phrase.relation != "in" or reading.vague or apart
    geometry = feature("Point", [entry.lon, entry.lat], phrase.relation, precision, derived)
    return replace(phrase, place=place_of(entry), geometry=geometry, candidates=())


def widening_km(relation: Relation) -> float:
    """Return by how many km a relation ("near", "north of") widens the place that it is said of."""
    return _WIDER_KM.get(relation, _WIDER_OTHERWISE_KM)


def feature(
    shape: str, coordinates: Sequence[object], relation: Relation, precision_km: float, derived: bool
) -> GeoJson:
    """Return a GeoJSON Feature of the shape (coordinates as lon, lat); see `resolve_places` for its properties."""
    return {
        "type": "Feature",
        "geometry": {"type": shape, "coordinates": list(coordinates)},
        "properties": {"relation": relation, "precision_km": round(precision_km, 1), "derived": derived},
    }
