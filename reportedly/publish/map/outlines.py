"""The outlines of countries from `data/map/countries.json`, cut to what a map shows."""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise

from reportedly.publish.map.view import BESIDE, HEIGHT, WIDTH, View
from reportedly.sphere import LonLat

XY = tuple[float, float]

_LEAST_STEP = 0.7
"""Corners nearer to the one before are left out, in units of the drawing, and islands smaller than two of them."""

_BESIDE_COARSER = 3.0


@dataclass(frozen=True, slots=True)
class Country:
    """A country with its rings, islands and lakes alike; the even-odd rule fills it."""

    name: str
    rings: tuple[tuple[LonLat, ...], ...]


@cache
def load_countries() -> tuple[Country, ...]:
    """Read the bundled outlines, in the order of their names."""
    raw = json.loads(files("reportedly").joinpath("data/map/countries.json").read_text("utf-8"))
    lines = [_decoded(steps, raw["scale"]) for steps in raw["arcs"]]
    return tuple(Country(name, tuple(tuple(_ring(arcs, lines)) for arcs in rings)) for name, rings in raw["countries"])


def _decoded(steps: Sequence[int], scale: int) -> list[LonLat]:
    x = y = 0
    line = []
    for at in range(0, len(steps), 2):
        x, y = x + steps[at], y + steps[at + 1]
        line.append((x / scale, y / scale))
    return line


def _ring(arcs: Iterable[int], lines: Sequence[list[LonLat]]) -> Iterator[LonLat]:
    last: LonLat | None = None
    for arc in arcs:
        for point in lines[arc] if arc >= 0 else reversed(lines[~arc]):
            if point != last:
                yield point
            last = point


def countries_in(view: View) -> Iterator[tuple[str, list[list[XY]]]]:
    """Yield the countries in view or beside it, with their rings in units of the drawing, cut to that part."""
    west, south, east, north = view.bounds(BESIDE)
    (left, bottom), (right, top) = view.place(west, south), view.place(east, north)
    for country in load_countries():
        rings = []
        for ring in country.rings:
            for turn in _turns(ring, west, east, south, north):
                projected = [view.place(lon + turn, lat) for lon, lat in ring]
                cut = _thinned(_cut(projected, left, top, right, bottom))
                if len(cut) > 2 and _span(cut) > 2 * _LEAST_STEP:
                    rings.append(cut)
        if rings:
            yield country.name, rings


def _turns(ring: Sequence[LonLat], west: float, east: float, south: float, north: float) -> list[float]:
    """Return the full turns at which a ring comes into view."""
    lons, lats = [lon for lon, _ in ring], [lat for _, lat in ring]
    if max(lats) < south or min(lats) > north:
        return []
    return [turn for turn in (-360.0, 0.0, 360.0) if max(lons) + turn > west and min(lons) + turn < east]


def _cut(ring: list[XY], left: float, top: float, right: float, bottom: float) -> list[XY]:
    """Return the part of a ring inside a box (Sutherland and Hodgman's way)."""
    edges: tuple[tuple[int, float, Callable[[float, float], bool]], ...] = (
        (0, left, float.__ge__),
        (0, right, float.__le__),
        (1, top, float.__ge__),
        (1, bottom, float.__le__),
    )
    for axis, edge, is_inside in edges:
        kept: list[XY] = []
        for one, other in pairwise([*ring, ring[0]] if ring else []):
            if is_inside(one[axis], edge):
                kept.append(one)
            if is_inside(one[axis], edge) != is_inside(other[axis], edge):
                share = (edge - one[axis]) / (other[axis] - one[axis])
                middle = one[1 - axis] + share * (other[1 - axis] - one[1 - axis])
                kept.append((edge, middle) if axis == 0 else (middle, edge))
        ring = kept
    return ring


def _span(ring: Sequence[XY]) -> float:
    spans = [max(point[axis] for point in ring) - min(point[axis] for point in ring) for axis in (0, 1)]
    return max(spans)


def _thinned(ring: Sequence[XY]) -> list[XY]:
    kept: list[XY] = []
    for x, y in ring:
        step = _LEAST_STEP * (1.0 if 0 <= x <= WIDTH and 0 <= y <= HEIGHT else _BESIDE_COARSER)
        if not kept or abs(x - kept[-1][0]) + abs(y - kept[-1][1]) >= step:
            kept.append((x, y))
    return kept
