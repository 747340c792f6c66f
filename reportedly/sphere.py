"""Distances and directions on the globe, taken as a sphere: points are (longitude, latitude) in degrees, as in GeoJSON.

A sphere is within half a per cent of the true figure of the earth, which is far finer than words of place. The formulas
are the textbook ones of spherical trigonometry.
"""

from math import asin, atan2, cos, degrees, radians, sin, sqrt

LonLat = tuple[float, float]

EARTH_KM = 6371.0
KM_PER_DEGREE = EARTH_KM * radians(1.0)


def distance_between(a: LonLat, b: LonLat) -> float:
    """Return the great-circle distance in km (haversine)."""
    lat, other = radians(a[1]), radians(b[1])
    half = sin((other - lat) / 2) ** 2 + cos(lat) * cos(other) * sin(radians(b[0] - a[0]) / 2) ** 2
    return 2 * EARTH_KM * asin(min(1.0, sqrt(half)))


def bearing_to(a: LonLat, b: LonLat) -> float:
    """Return the direction in which the way from `a` to `b` begins, in degrees clockwise from north, 0 to 360."""
    lat, other, east = radians(a[1]), radians(b[1]), radians(b[0] - a[0])
    across = sin(east) * cos(other)
    ahead = cos(lat) * sin(other) - sin(lat) * cos(other) * cos(east)
    return degrees(atan2(across, ahead)) % 360.0


def travel(start: LonLat, bearing: float, km: float) -> LonLat:
    """Return the point `km` away from `start` in a direction. Its longitude is next to the start's: it may pass 180."""
    lat, way, turn = radians(start[1]), km / EARTH_KM, radians(bearing)
    other = asin(max(-1.0, min(1.0, sin(lat) * cos(way) + cos(lat) * sin(way) * cos(turn))))
    east = atan2(sin(turn) * sin(way) * cos(lat), cos(way) - sin(lat) * sin(other))
    return start[0] + degrees(east), degrees(other)


def wrapped(lon: float) -> float:
    """Bring a longitude into -180 to 180."""
    return lon if -180.0 <= lon <= 180.0 else (lon + 180.0) % 360.0 - 180.0
