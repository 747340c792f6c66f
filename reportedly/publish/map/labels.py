"""Names on a map: which are shown from which zoom on, so that none lies over another."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from reportedly.publish.map.view import HEIGHT, WIDTH

LEVELS = (1, 2, 4, 8, 16)
"""Zooms from which on names are shown; letters keep their size while the map grows."""

Anchor = Literal["start", "middle", "end"]


@dataclass(frozen=True, slots=True)
class Wanted:
    """A name for the point (x, y), with the size of its letters and the room for the mark of the point.

    `spots` are further points that the name could stand at; `free` says that it stands at its point, not beside it.
    """

    name: str
    x: float
    y: float
    size: float
    gap: float
    free: bool = False
    spots: tuple[tuple[float, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Label:
    """A name that was given room: from which zoom on, and how it stands to its point (dx and dy in letter heights)."""

    name: str
    x: float
    y: float
    anchor: Anchor
    dx: float
    dy: float
    level: int


_Box = tuple[float, float, float, float]
_LETTER = 0.56
_ABOVE, _BELOW = 0.78, 0.24


def give_room(wanted: Sequence[Wanted], marks: Iterable[tuple[float, float]]) -> list[Label | None]:
    """Return a label for each name, the first ones served first, None for no name and for no room at any zoom.

    `marks` are points that no name may cover.
    """
    points = tuple(marks)
    found: list[Label | None] = [None] * len(wanted)
    taken: list[tuple[Wanted, Label]] = []
    for level in LEVELS:
        boxes = [_box(one, label, level) for one, label in taken]
        for number, one in enumerate(wanted):
            if found[number] is not None or not one.name:
                continue
            label = _first_free(one, level, boxes, points)
            if label is not None:
                found[number] = label
                taken.append((one, label))
                boxes.append(_box(one, label, level))
    return found


def _first_free(one: Wanted, level: int, boxes: Sequence[_Box], points: Sequence[tuple[float, float]]) -> Label | None:
    for label in _ways(one, level):
        box = _box(one, label, level)
        if level == 1 and (min(box[:2]) < 0 or box[2] > WIDTH or box[3] > HEIGHT):
            continue
        own = (one.x, one.y)
        if not any(_meet(box, other) for other in boxes) and not any(
            point != own and _holds(box, point) for point in points
        ):
            return label
    return None


def _ways(one: Wanted, level: int) -> Iterable[Label]:
    if one.free:
        for x, y in ((one.x, one.y), *one.spots):
            yield Label(one.name, x, y, "middle", 0.0, 0.35, level)
        return
    gap = one.gap / one.size
    yield Label(one.name, one.x, one.y, "start", gap, 0.35, level)
    yield Label(one.name, one.x, one.y, "end", -gap, 0.35, level)
    yield Label(one.name, one.x, one.y, "middle", 0.0, -gap - 0.1, level)
    yield Label(one.name, one.x, one.y, "middle", 0.0, gap + 0.8, level)


def _box(one: Wanted, label: Label, level: int) -> _Box:
    size = one.size / level
    width = len(label.name) * _LETTER * size
    x = label.x + label.dx * size
    left = x if label.anchor == "start" else x - width if label.anchor == "end" else x - width / 2
    baseline = label.y + label.dy * size
    return left, baseline - _ABOVE * size, left + width, baseline + _BELOW * size


def _meet(one: _Box, other: _Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _holds(box: _Box, point: tuple[float, float]) -> bool:
    return box[0] <= point[0] <= box[2] and box[1] <= point[1] <= box[3]
