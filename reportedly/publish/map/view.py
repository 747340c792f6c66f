"""The plane of a map: degrees to units of the drawing, and the part of the globe that holds what is to be shown.

East to west is shortened by the cosine of the middle latitude (equirectangular projection), which keeps the forms of a
region; over a continent it is coarse.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import cos, radians

from reportedly.publish.map.places import Mapped
from reportedly.sphere import KM_PER_DEGREE, LonLat

WIDTH, HEIGHT = 432.0, 300.0
"""The drawing in its units; one is about a pixel of the page before it is zoomed."""

BESIDE = 1.0
"""So many widths and heights beyond each edge are drawn too, to be panned to."""

WIDE_KM = 250.0
"""Places with a greater reach do not decide what a map shows, unless all are so."""

_LEAST_KM = 60.0
_MARGIN = 1.25
_LEAST_COS = 0.15


@dataclass(frozen=True, slots=True)
class View:
    """A map around a middle; `scale` is in units of the drawing for a degree of latitude."""

    lon: float
    lat: float
    scale: float

    @property
    def squeeze(self) -> float:
        """How much shorter a degree of longitude is than one of latitude."""
        return max(_LEAST_COS, cos(radians(self.lat)))

    def project(self, point: LonLat) -> tuple[float, float]:
        """Return x (rightwards) and y (downwards); longitudes are taken on the turn next to the middle."""
        return self.place(self.nearby(point[0]), point[1])

    def place(self, lon: float, lat: float) -> tuple[float, float]:
        """Return x and y of a longitude that is meant as it stands: it may lie beyond 180."""
        return (
            WIDTH / 2 + (lon - self.lon) * self.squeeze * self.scale,
            HEIGHT / 2 - (lat - self.lat) * self.scale,
        )

    def nearby(self, lon: float) -> float:
        """Return a longitude on the turn next to the middle of the map."""
        return (lon - self.lon + 180.0) % 360.0 - 180.0 + self.lon

    def units(self, km: float) -> float:
        """Return the length of so many km from north to south."""
        return km / KM_PER_DEGREE * self.scale

    def bounds(self, beside: float = 0.0) -> tuple[float, float, float, float]:
        """Return west, south, east and north of the map, with so many of its widths and heights beyond its edges.

        West and east may lie beyond 180 degrees.
        """
        across = WIDTH * (0.5 + beside) / (self.squeeze * self.scale)
        up = HEIGHT * (0.5 + beside) / self.scale
        return self.lon - across, max(-90.0, self.lat - up), self.lon + across, min(90.0, self.lat + up)


def fit(places: Sequence[Mapped]) -> View:
    """Return the view that holds the places; what is wider than a province is left to run over its edges, unless all
    is.
    """
    small = [place for place in places if place.precision_km <= WIDE_KM]
    corners = [corner for place in small or places for corner in _corners(place)]
    lon = _middle_lon([corner[0] for corner in corners])
    lats = [corner[1] for corner in corners]
    lat = (min(lats) + max(lats)) / 2
    easts = [(one - lon + 180.0) % 360.0 - 180.0 for one, _ in corners]
    squeeze = max(_LEAST_COS, cos(radians(lat)))
    least = _LEAST_KM / KM_PER_DEGREE
    up = max(max(lats) - min(lats), least) * _MARGIN
    across = max((max(easts) - min(easts)) * squeeze, least) * _MARGIN
    return View(lon, lat, min(WIDTH / across, HEIGHT / up))


def _corners(place: Mapped) -> Iterable[LonLat]:
    north = place.radius_km / KM_PER_DEGREE
    for part in place.parts:
        for lon, lat in part:
            east = min(90.0, north / max(_LEAST_COS, cos(radians(lat))))
            yield lon - east, max(-89.0, lat - north)
            yield lon + east, min(89.0, lat + north)


def _middle_lon(lons: Iterable[float]) -> float:
    """Return the middle of the smallest arc that holds the longitudes: the widest gap between them is left out."""
    ordered = sorted({(lon + 180.0) % 360.0 - 180.0 for lon in lons})
    gaps = [(other - one, other, one) for one, other in pairwise(ordered)]
    gaps.append((ordered[0] + 360.0 - ordered[-1], ordered[0], ordered[-1]))
    gap, first, _ = max(gaps)
    return (first + (360.0 - gap) / 2 + 180.0) % 360.0 - 180.0
