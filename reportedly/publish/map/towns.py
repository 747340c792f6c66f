"""The larger towns in view, from the world gazetteer."""

import sqlite3
from contextlib import closing
from dataclasses import dataclass

from reportedly.gazetteer import PLACES, SCALE
from reportedly.gazetteer.world import open_world
from reportedly.publish.map.view import View
from reportedly.sphere import LonLat

MOST = 70

_BY_SIZE = """
SELECT name, lat, lon FROM places
WHERE kind = 0 AND population > 0 AND lat BETWEEN ? AND ? AND (lon BETWEEN ? AND ? OR lon BETWEEN ? AND ?)
ORDER BY population DESC, id LIMIT ?
"""


@dataclass(frozen=True, slots=True)
class Town:
    """A town with its name in the gazetteer."""

    name: str
    point: LonLat


def towns_in(view: View, beside: float = 0.5) -> tuple[Town, ...]:
    """Return the largest towns in view and a little beside it, the largest first. Raises DataError where there is no
    gazetteer.
    """
    west, south, east, north = view.bounds(beside)
    # Beyond the 180th meridian the map goes on with the other side's longitudes.
    other = -360.0 if east > 180 else 360.0 if west < -180 else 0.0
    ranges = [
        *(round(max(-180.0, lon) * SCALE) for lon in (west, min(180.0, east))),
        *(round(lon * SCALE) for lon in (west + other, east + other)),
    ]
    with closing(open_world(PLACES / "world.sqlite")) as world:
        rows = _rows(world, (round(south * SCALE), round(north * SCALE), *ranges, MOST))
    return tuple(Town(name, (lon / SCALE, lat / SCALE)) for name, lat, lon in rows)


def _rows(world: sqlite3.Connection, values: tuple[int, ...]) -> list[tuple[str, int, int]]:
    return [(str(name), int(lat), int(lon)) for name, lat, lon in world.execute(_BY_SIZE, values)]
