"""What a map of claims shows: each place once, with the claims that lie there, and the names that have no place."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal, cast

from reportedly.publish import wording
from reportedly.publish.wording import Numbered
from reportedly.records import GeoJson, PlacePhrase
from reportedly.sphere import LonLat

Form = Literal["point", "line", "area"]

_FORMS: dict[str, tuple[Form, int]] = {
    "Point": ("point", 0),
    "LineString": ("line", 1),
    "MultiLineString": ("line", 2),
    "Polygon": ("area", 2),
    "MultiPolygon": ("area", 3),
}


@dataclass(frozen=True, slots=True)
class Mapped:
    """A place on the map. `parts` are a point, the lines or all rings; the event lies within `radius_km` of them.

    `name` is the toponym, `words` are those of the report with their relation; `numbers` are those of the claims.
    """

    name: str
    words: tuple[str, ...]
    form: Form
    parts: tuple[tuple[LonLat, ...], ...]
    radius_km: float
    precision_km: float
    centre: LonLat
    verified: bool
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class NotMapped:
    """Words for a place that have no point, how many candidates there are, and the claims that name them."""

    words: str
    candidates: int
    numbers: tuple[int, ...]


def places_of(claims: Iterable[Numbered]) -> tuple[tuple[Mapped, ...], tuple[NotMapped, ...]]:
    """Collect the places of the claims, in the order in which claims name them."""
    mapped: dict[str, Mapped] = {}
    rest: dict[str, NotMapped] = {}
    for item in claims:
        for place in item.claim.places:
            found = _mapped(place, item.number)
            if found is not None:
                key = json.dumps([found.name, found.parts, found.radius_km])
                mapped[key] = _joined(mapped[key], found) if key in mapped else found
            else:
                plain = " ".join(place.text.split())
                old = rest.get(plain.casefold(), NotMapped(plain, len(place.candidates), ()))
                rest[plain.casefold()] = replace(old, numbers=_with((*old.numbers, item.number)))
    return tuple(mapped.values()), tuple(rest.values())


def _mapped(place: PlacePhrase, number: int) -> Mapped | None:
    words = " ".join(wording.where(place).split())
    if place.geometry is None:
        if place.place is None:
            return None
        point = (place.place.lon, place.place.lat)
        reach = place.place.radius_km
        return Mapped(
            place.place.name, (words,), "point", ((point,),), reach, reach, point, place.place.verified, (number,)
        )
    name = place.place.name if place.place else " ".join(place.text.split())
    try:
        return _read(place.geometry, name, words, number)
    except (KeyError, TypeError, ValueError):
        return None  # no shape of ours: a program may have put anything in its place


def _read(feature: GeoJson, name: str, words: str, number: int) -> Mapped:
    geometry = cast("GeoJson", feature["geometry"])
    properties = cast("GeoJson", feature["properties"])
    form, depth = _FORMS[str(geometry["type"])]
    radius, precision = (float(str(properties[key])) for key in ("radius_km", "precision_km"))
    return Mapped(
        name,
        (words,),
        form,
        tuple(_parts(geometry["coordinates"], depth)),
        radius,
        precision,
        _point(properties["centre"]),
        bool(properties["verified"]),
        (number,),
    )


def _parts(coordinates: object, depth: int) -> Iterable[tuple[LonLat, ...]]:
    """Yield the lines or rings of GeoJSON coordinates that lie so many lists deep."""
    if depth == 0:
        yield (_point(coordinates),)
    elif depth == 1:
        yield tuple(map(_point, cast("Sequence[object]", coordinates)))
    else:
        for inner in cast("Sequence[object]", coordinates):
            yield from _parts(inner, depth - 1)


def _point(position: object) -> LonLat:
    lon, lat = cast("Sequence[float]", position)
    if not (-180 <= lon <= 180 and -90 <= lat <= 90):
        raise ValueError("no position on the globe")
    return float(lon), float(lat)


def _joined(one: Mapped, other: Mapped) -> Mapped:
    return replace(
        one,
        words=tuple(dict.fromkeys((*one.words, *other.words))),
        numbers=_with((*one.numbers, *other.numbers)),
        verified=one.verified and other.verified,
    )


def _with(numbers: Iterable[int]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(numbers))
