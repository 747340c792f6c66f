"""Shapes on the globe for where an event lies: a disc, a sector, a ring, a line.

One rule holds for all of them: the event lies within `radius_km` of the geometry. Polygons have the radius 0 and are
drawn a little too large rather than too small: their edges are straight in degrees, an arc is not. Rings are closed,
exterior ones counter-clockwise, holes clockwise, and what crosses the 180th meridian is cut there (RFC 7946).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil, cos, radians

from reportedly.sphere import KM_PER_DEGREE, LonLat, bearing_to, distance_between, travel, wrapped

GeoJson = dict[str, object]

HALF_ANGLE = 45.0
"""A sector reaches so far to both sides of its direction. Writers are loose with compass words: of ten places in
reports that the gazetteer could check, three lay more than 22.5 degrees off: an eighth of the circle is too narrow."""

FARTHEST_KM = 1000.0
HIGHEST_LAT = 80.0
"""Sectors and rings beyond these would not keep their form in degrees; the disc around the place takes their part."""

_ARC_STEP = 11.25
_EDGE_KM = 50.0
_MARGIN = 0.01
_MARGIN_ANGLE = 1.0
_LEAST_HOLE_KM = 2.0
_DECIMALS = 4
_HALF_TURN = 180.0


@dataclass(frozen=True, slots=True)
class Shape:
    """A GeoJSON geometry, the reach around it, and the one point to take for it where only a point can be used.

    `precision_km` is the distance from `centre` within which all of the shape lies, its reach included.
    """

    geometry: GeoJson
    radius_km: float
    centre: LonLat
    precision_km: float


def disc(point: LonLat, radius_km: float) -> Shape:
    """Return the point with its radius."""
    return Shape({"type": "Point", "coordinates": [point[0], point[1]]}, radius_km, point, radius_km)


def sector(point: LonLat, bearing: float, low_km: float, high_km: float) -> Shape:
    """Return the part of the ring from `low_km` to `high_km` around the point that lies in a direction.

    Where `low_km` is small it is a wedge with its tip at the point. What cannot be drawn in degrees is a disc.
    """
    if not _is_drawable(point, high_km):
        return disc(point, high_km)
    hollow = low_km >= _LEAST_HOLE_KM
    side = HALF_ANGLE + _MARGIN_ANGLE
    outer = _arc(point, bearing + side, bearing - side, _outer(high_km))
    inner = [point] if not hollow else _arc(point, bearing - side, bearing + side, low_km * (1 - _MARGIN))
    ring = [*inner, *_edge(inner[-1], outer[0]), *outer, *_edge(outer[-1], inner[0]), inner[0]]
    if hollow and _crosses(ring):
        return sector(point, bearing, 0.0, high_km)  # cut in two, a bent shape could touch itself
    centre = travel(point, bearing, (low_km + high_km) / 2)
    return Shape(_polygon(ring), 0.0, _rounded(centre), _farthest(_rounded(centre), ring))


def ring_around(point: LonLat, low_km: float, high_km: float) -> Shape:
    """Return all that lies from `low_km` to `high_km` from the point.

    It is a disc where the hole would be small, and where it cannot be drawn in degrees.
    """
    if low_km < _LEAST_HOLE_KM or not _is_drawable(point, high_km):
        return disc(point, high_km)
    outer = [*_arc(point, 360.0, _ARC_STEP, _outer(high_km))]
    inner = [*_arc(point, 0.0, 360.0 - _ARC_STEP, low_km * (1 - _MARGIN))]
    if _crosses(outer):
        return disc(point, high_km)
    rings = [[_position(one) for one in (*ring, ring[0])] for ring in (outer, inner)]
    return Shape({"type": "Polygon", "coordinates": rings}, 0.0, point, _farthest(point, outer))


def line(points: Sequence[LonLat], radius_km: float) -> Shape:
    """Return the straight line through two or more points, with the half width of the band around it."""
    way = [points[0]]
    for lon, lat in points[1:]:
        way.append((_beside(lon, way[-1][0]), lat))
    parts: list[list[LonLat]] = [[way[0]]]
    for one, other in pairwise(way):
        for at in _crossings(one, other):
            share = (at - one[0]) / (other[0] - one[0])
            lat = one[1] + share * (other[1] - one[1])
            parts[-1].append((at, lat))
            parts.append([(at, lat)])
        parts[-1].append(other)
    lines = [_turned(part) for part in parts]
    geometry: GeoJson = (
        {"type": "LineString", "coordinates": lines[0]}
        if len(lines) == 1
        else {"type": "MultiLineString", "coordinates": lines}
    )
    centre = _middle(way)
    return Shape(geometry, radius_km, centre, _farthest(centre, way) + radius_km)


# --- parts of shapes -------------------------------------------------------------------------------------------------


def _is_drawable(point: LonLat, reach_km: float) -> bool:
    return reach_km <= FARTHEST_KM and abs(point[1]) + reach_km / KM_PER_DEGREE <= HIGHEST_LAT


def _outer(high_km: float) -> float:
    """Return the radius of the corners of a many-sided figure that holds the whole circle."""
    return high_km * (1 + _MARGIN) / cos(radians(_ARC_STEP / 2))


def _arc(point: LonLat, first: float, last: float, km: float) -> list[LonLat]:
    """Return points of a circle from one direction to another, the way round that the numbers go."""
    steps = ceil(abs(last - first) / _ARC_STEP - 1e-9)
    return [travel(point, first + (last - first) * step / steps, km) for step in range(steps + 1)]


def _edge(start: LonLat, end: LonLat) -> list[LonLat]:
    """Return points between two, so close that the way straight in degrees is the way on the globe."""
    km = distance_between(start, end)
    bearing, count = bearing_to(start, end), ceil(km / _EDGE_KM)
    return [travel(start, bearing, km * number / count) for number in range(1, count)]


def _farthest(centre: LonLat, points: Iterable[LonLat]) -> float:
    return max(distance_between(centre, point) for point in points)


def _middle(way: Sequence[LonLat]) -> LonLat:
    """Return the point half way along a line."""
    left = sum(distance_between(a, b) for a, b in pairwise(way)) / 2
    for a, b in pairwise(way):
        km = distance_between(a, b)
        if km >= left:
            share = left / km if km else 0.0
            return _rounded((a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1])))
        left -= km
    return _rounded(way[-1])


# --- as GeoJSON ------------------------------------------------------------------------------------------------------


def _polygon(ring: Sequence[LonLat]) -> GeoJson:
    """Return a ring whose longitudes may pass 180 as a polygon, or as two on both sides of the 180th meridian."""
    if not _crosses(ring):
        return {"type": "Polygon", "coordinates": [_positions(ring)]}
    edge = _HALF_TURN if max(lon for lon, _ in ring) > _HALF_TURN else -_HALF_TURN
    parts = [_positions(_turned_points(_clipped(ring, edge, side))) for side in (-1, 1)]
    wide = [part for part in parts if len({lon for lon, _ in part}) > 1]
    if len(wide) == 1:
        return {"type": "Polygon", "coordinates": wide}
    return {"type": "MultiPolygon", "coordinates": [[part] for part in wide]}


def _crosses(ring: Iterable[LonLat]) -> bool:
    return any(abs(lon) > _HALF_TURN for lon, _ in ring)


def _clipped(ring: Sequence[LonLat], edge: float, side: int) -> list[LonLat]:
    """Return the part of a ring on one side of a meridian (Sutherland and Hodgman's way, for one edge)."""
    kept: list[LonLat] = []
    for one, other in pairwise(ring):
        inside, next_inside = ((point[0] - edge) * side >= 0 for point in (one, other))
        if inside:
            kept.append(one)
        if inside != next_inside:
            share = (edge - one[0]) / (other[0] - one[0])
            kept.append((edge, one[1] + share * (other[1] - one[1])))
    return [*kept, kept[0]]


def _turned_points(points: Sequence[LonLat]) -> list[LonLat]:
    """Bring points that lie beyond 180 degrees as a whole back between -180 and 180."""
    middle = (min(lon for lon, _ in points) + max(lon for lon, _ in points)) / 2
    turn = -360.0 if middle > _HALF_TURN else 360.0 if middle < -_HALF_TURN else 0.0
    return [(lon + turn, lat) for lon, lat in points]


def _turned(points: Sequence[LonLat]) -> list[list[float]]:
    return [[lon, lat] for lon, lat in _turned_points(points)]


def _crossings(one: LonLat, other: LonLat) -> list[float]:
    low, high = sorted((one[0], other[0]))
    return [at for at in (-_HALF_TURN, _HALF_TURN) if low < at < high]


def _beside(lon: float, other: float) -> float:
    """Return the longitude on the turn that is next to another one."""
    return lon + 360.0 * round((other - lon) / 360.0)


def _positions(ring: Iterable[LonLat]) -> list[list[float]]:
    return [_position(point) for point in ring]


def _position(point: LonLat) -> list[float]:
    return [round(point[0], _DECIMALS), round(point[1], _DECIMALS)]


def _rounded(point: LonLat) -> LonLat:
    return round(wrapped(point[0]), _DECIMALS), round(point[1], _DECIMALS)
