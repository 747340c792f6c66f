"""Build reportedly/data/map/countries.json from Natural Earth's country borders, 1:10m (public domain).

The source is `countries-10m.json` of the npm package world-atlas 2.0.2: Natural Earth 4.1.0 as TopoJSON, packed by
Michael Bostock under the ISC licence. From the root of the repository:

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz package/countries-10m.json
    python tools/build_map_outlines.py package/countries-10m.json [OUT]

Borders are made simpler (Douglas and Peucker's way) arc by arc, so that neighbours keep one border, and written as
whole hundredths of a degree, each point as its step from the one before. Borders between countries are kept finer than
coasts, coasts of the far north coarser still; specks and Antarctica are left out. The same source gives the same
bytes.
"""

import json
import sys
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from math import hypot
from pathlib import Path
from typing import Any

OUT = Path("reportedly/data/map/countries.json")
SCALE = 100
BORDER, COAST = 0.015, 0.035
FAR_NORTH, FAR_NORTH_COARSER = 60.0, 3.0
LEAST_SPAN = 0.12
LEAST_CORNERS = 3
LEFT_OUT = frozenset({"Antarctica"})
# Names that have changed since the release.
RENAMED = {"Macedonia": "North Macedonia", "eSwatini": "Eswatini"}
ABOUT = (
    "Borders and coasts of countries from Natural Earth 1:10m 4.1.0 (naturalearthdata.com), public domain, made "
    "simpler. They show who holds an area, whoever claims it. arcs: lines in hundredths of a degree (longitude, "
    "latitude), each point as its step from the one before. countries: name and rings of arc numbers; ~n is arc n "
    "backwards."
)

Line = list[tuple[float, float]]


def main(arguments: Sequence[str]) -> None:
    """Write the outlines of the source to the given path or to their place in the package."""
    source = json.loads(Path(arguments[0]).read_text("utf-8"))
    out = Path(arguments[1]) if len(arguments) > 1 else OUT
    geometries = [
        one for one in source["objects"]["countries"]["geometries"] if one["properties"]["name"] not in LEFT_OUT
    ]
    uses = Counter(arc if arc >= 0 else ~arc for one in geometries for ring in rings_of(one) for arc in ring)
    lines = [stepped(simpler(line, _tolerance(line, uses[n]))) for n, line in enumerate(decoded(source))]
    countries = [(RENAMED.get(name := one["properties"]["name"], name), rings_of(one)) for one in geometries]
    visible = ((name, [ring for ring in rings if is_visible(ring, lines)]) for name, rings in countries)
    kept = [(name, rings) for name, rings in visible if rings]
    numbers, arcs = renumbered(kept, lines)
    written = [
        [name, [[numbers[arc] if arc >= 0 else ~numbers[~arc] for arc in ring] for ring in rings]]
        for name, rings in kept
    ]
    parts = (
        f'"about":{json.dumps(ABOUT)}',
        f'"scale":{SCALE}',
        '"arcs":[\n' + ",\n".join(json.dumps(arc, separators=(",", ":")) for arc in arcs) + "\n]",
        '"countries":[\n'
        + ",\n".join(json.dumps(one, separators=(",", ":"), ensure_ascii=False) for one in sorted(written))
        + "\n]",
    )
    out.write_text("{" + ",\n".join(parts) + "}\n", encoding="utf-8")


def decoded(source: dict[str, Any]) -> list[Line]:
    """Turn the arcs of a TopoJSON file into degrees."""
    (wide, high), (left, low) = source["transform"]["scale"], source["transform"]["translate"]
    lines = []
    for arc in source["arcs"]:
        x = y = 0
        line = []
        for east, north in arc:
            x, y = x + east, y + north
            line.append((x * wide + left, y * high + low))
        lines.append(line)
    return lines


def _lines(items: Sequence[object]) -> str:
    return ",\n".join(json.dumps(item, separators=(",", ":"), ensure_ascii=False) for item in items)


def _tolerance(line: Line, uses: int) -> float:
    coarser = FAR_NORTH_COARSER if min(lat for _, lat in line) > FAR_NORTH else 1.0
    return coarser * (BORDER if uses > 1 else COAST)


def simpler(line: Line, tolerance: float) -> Line:
    """Leave out points that lie within the tolerance of the line without them; the ends stay."""
    if len(line) < 3:
        return line
    first, last = line[0], line[-1]
    far, at = max((_away(point, first, last), number) for number, point in enumerate(line[1:-1], start=1))
    if far <= tolerance:
        return [first, last]
    return simpler(line[: at + 1], tolerance)[:-1] + simpler(line[at:], tolerance)


def _away(point: tuple[float, float], first: tuple[float, float], last: tuple[float, float]) -> float:
    across, up = last[0] - first[0], last[1] - first[1]
    length = across * across + up * up
    share = ((point[0] - first[0]) * across + (point[1] - first[1]) * up) / length if length else 0.0
    share = max(0.0, min(1.0, share))
    return hypot(point[0] - first[0] - share * across, point[1] - first[1] - share * up)


def stepped(line: Line) -> list[int]:
    """Write a line as whole numbers, each point as its step from the one before."""
    whole = [(round(lon * SCALE), round(lat * SCALE)) for lon, lat in line]
    steps = [*whole[0]]
    for (x, y), (other_x, other_y) in pairwise(whole):
        if (x, y) != (other_x, other_y):
            steps += [other_x - x, other_y - y]
    return steps


def rings_of(country: dict[str, Any]) -> list[list[int]]:
    """List the rings of a country: lakes and islands alike, filled by the even-odd rule."""
    polygons = country["arcs"] if country["type"] == "MultiPolygon" else [country["arcs"]]
    return [ring for polygon in polygons for ring in polygon]


def is_visible(ring: Sequence[int], lines: Sequence[Sequence[int]]) -> bool:
    """Tell whether a ring is more than a speck."""
    spans = []
    for axis in (0, 1):
        values = []
        for arc in ring:
            at = 0
            for step in lines[arc if arc >= 0 else ~arc][axis::2]:
                at += step
                values.append(at)
        spans.append(max(values) - min(values))
    return max(spans) >= LEAST_SPAN * SCALE and len(values) > LEAST_CORNERS


def renumbered(countries: Sequence[Any], lines: Sequence[list[int]]) -> tuple[dict[int, int], list[list[int]]]:
    """Number the arcs that are used anew."""
    used = sorted({arc if arc >= 0 else ~arc for _, rings in countries for ring in rings for arc in ring})
    return {arc: number for number, arc in enumerate(used)}, [lines[arc] for arc in used]


if __name__ == "__main__":
    main(sys.argv[1:])
