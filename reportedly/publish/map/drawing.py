"""The map as SVG: land and towns faint, places of claims as links to their claims with the reach of the words."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from math import cos, radians

from reportedly.publish.html import NOTHING, Html, tag, text
from reportedly.publish.map.labels import Label, Wanted, give_room
from reportedly.publish.map.outlines import XY, countries_in
from reportedly.publish.map.places import Mapped
from reportedly.publish.map.towns import Town, towns_in
from reportedly.publish.map.view import BESIDE, HEIGHT, WIDE_KM, WIDTH, View, fit
from reportedly.publish.visible import opening, visible_line
from reportedly.sphere import KM_PER_DEGREE, LonLat

# Letters as wide as these: those of places are 12 and bold, those of countries 11 and set wide.
_PLACE_SIZE, _TOWN_SIZE, _COUNTRY_SIZE = 13.0, 9.5, 13.0
_FINE = 0.1
_PLACE_GAP, _TOWN_GAP = 7.0, 4.0
_NAME_WIDTH = 32
_LEAST_COS = 0.05


def draw_map(places: Sequence[Mapped], key: str) -> Html:
    """Draw the places of one report; `key` begins the ids of its section, NOTHING where there is no place."""
    if not places:
        return NOTHING
    view = fit(places)
    land = list(countries_in(view))
    shown = {place.name.casefold() for place in places}
    named = [country for country in land if country[0].casefold() not in shown]
    towns = [town for town in towns_in(view) if town.name.casefold() not in shown]
    labels = _labels(view, places, named, towns)
    on_places = labels[: len(places)]
    on_countries = labels[len(places) : len(places) + len(named)]
    on_towns = labels[len(places) + len(named) :]
    title, said = f"{key}map-title", f"{key}map-said"
    return tag(
        "svg",
        tag("title", text("Map of the places of the claims"), id=title),
        tag("desc", text(_said(places)), id=said),
        _sea(),
        tag("g", *(tag("path", d=_outline(rings)) for _, rings in land), class_="land", transform=f"scale({_FINE})"),
        tag("g", *(_town(view, town, label) for town, label in zip(towns, on_towns, strict=True)), class_="towns"),
        tag("g", *(_name(label) for label in on_countries if label), class_="countries"),
        tag(
            "g",
            *(_spot(view, place, label, key, number) for number, (place, label) in _largest_first(places, on_places)),
            class_="spots",
        ),
        viewBox=f"0 0 {_n(WIDTH)} {_n(HEIGHT)}",
        role="group",
        aria_labelledby=title,
        aria_describedby=said,
        data_least=_n(1 / (1 + 2 * BESIDE)),
    )


def _said(places: Sequence[Mapped]) -> str:
    names = ", ".join(dict.fromkeys(opening(place.name, _NAME_WIDTH) for place in places))
    return f"North is up. Each place leads to its claims. Shown: {names}."


def _largest_first(
    places: Sequence[Mapped], labels: Sequence[Label | None]
) -> list[tuple[int, tuple[Mapped, Label | None]]]:
    """Order the places so that a small one is never drawn below a large one."""
    pairs = enumerate(zip(places, labels, strict=True), start=1)
    return sorted(pairs, key=lambda pair: (-pair[1][0].precision_km, pair[0]))


def _labels(
    view: View, places: Sequence[Mapped], land: Sequence[tuple[str, list[list[XY]]]], towns: Sequence[Town]
) -> list[Label | None]:
    wanted = [Wanted(_called(place), *view.project(_anchor(place)), _PLACE_SIZE, _PLACE_GAP) for place in places]
    marks = [(one.x, one.y) for one in wanted]
    for number, one in enumerate(wanted):
        if one in wanted[:number]:
            wanted[number] = replace(one, name="")  # one name is enough for two things at one point
    for name, rings in land:
        spots = _spots_inside(rings)
        first = spots[0] if spots else (-WIDTH, -HEIGHT)
        wanted.append(Wanted(visible_line(name), *first, _COUNTRY_SIZE, 0.0, free=True, spots=tuple(spots[1:])))
    wanted += [Wanted(visible_line(town.name), *view.project(town.point), _TOWN_SIZE, _TOWN_GAP) for town in towns]
    return give_room(wanted, marks)


def _called(place: Mapped) -> str:
    """Name a place by its toponym, a side of one by the words: the point in its middle is not the town."""
    return opening(place.words[0] if place.form == "area" else place.name, _NAME_WIDTH)


def _spots_inside(rings: Sequence[Sequence[XY]]) -> list[XY]:
    """Return points of a grid that lie within a country and in view, those in its midst first."""
    columns, rows = 9, 7
    grid = [
        ((column + 0.5) * WIDTH / columns, (row + 0.5) * HEIGHT / rows)
        for row in range(rows)
        for column in range(columns)
    ]
    inside = [point for point in grid if _is_inside(point, rings)]
    if not inside:
        return []
    middle = (sum(x for x, _ in inside) / len(inside), sum(y for _, y in inside) / len(inside))
    return sorted(inside, key=lambda point: ((point[0] - middle[0]) ** 2 + (point[1] - middle[1]) ** 2, point))


def _is_inside(point: XY, rings: Iterable[Sequence[XY]]) -> bool:
    """Tell by the even-odd rule."""
    inside = False
    for ring in rings:
        for (x, y), (other_x, other_y) in zip(ring, [*ring[1:], ring[0]], strict=True):
            if (y > point[1]) != (other_y > point[1]):
                inside ^= point[0] < x + (point[1] - y) * (other_x - x) / (other_y - y)
    return inside


def _sea() -> Html:
    return tag(
        "rect",
        x=_n(-WIDTH * BESIDE),
        y=_n(-HEIGHT * BESIDE),
        width=_n(WIDTH * (1 + 2 * BESIDE)),
        height=_n(HEIGHT * (1 + 2 * BESIDE)),
        class_="sea",
    )


def _town(view: View, town: Town, label: Label | None) -> Html:
    if label is None:
        return NOTHING
    return tag("g", _dot(view.project(town.point)), _text(label), class_=_level(label))


def _name(label: Label) -> Html:
    return tag("g", _text(label), class_=_level(label))


def _spot(view: View, place: Mapped, label: Label | None, key: str, number: int) -> Html:
    claims = " ".join(map(str, place.numbers))
    called = f"{opening(', '.join(place.words), 80)}: claim{'s' if len(place.numbers) > 1 else ''} {claims}"
    if not place.verified:
        called += " (estimated position)"
    classes = ["spot", f"s-{place.form}"]
    classes += ["wide"] if place.precision_km > WIDE_KM else []
    classes += [] if place.verified else ["estimate"]
    return tag(
        "a",
        tag("title", text(called)),
        *_reach(view, place),
        _dot(view.project(_anchor(place)), "dot halo"),
        _dot(view.project(_anchor(place)), "dot"),
        tag("g", _text(label), class_=_level(label)) if label else NOTHING,
        class_=" ".join(classes),
        id=f"{key}p{number}",
        href=f"#{key}c{place.numbers[0]}",
        aria_label=called,
        data_c=claims,
    )


def _anchor(place: Mapped) -> LonLat:
    return place.parts[0][0] if place.form == "point" else place.centre


def _reach(view: View, place: Mapped) -> Iterator[Html]:
    if place.form == "point":
        (lon, lat) = place.parts[0][0]
        x, y = view.project((lon, lat))
        up = view.units(place.radius_km)
        wide = place.radius_km / KM_PER_DEGREE / max(_LEAST_COS, cos(radians(lat))) * view.squeeze * view.scale
        yield tag("ellipse", cx=_n(x), cy=_n(y), rx=_n(wide), ry=_n(up), class_="reach")
        return
    drawn = _path([_along(view, part) for part in place.parts], closed=place.form == "area")
    if place.form == "line":
        yield tag("path", d=drawn, class_="band", stroke_width=_n(2 * view.units(place.radius_km)))
    yield tag("path", d=drawn, class_="line" if place.form == "line" else "reach")


def _along(view: View, part: Sequence[LonLat]) -> list[XY]:
    """Project a line; on the 180th meridian its points go with the side that the rest of it lies on."""
    turn = view.nearby(_inner(part)) - _inner(part)
    return [view.place(lon + turn, lat) for lon, lat in part]


def _inner(part: Sequence[LonLat]) -> float:
    return sum(lon for lon, _ in part) / len(part)


def _dot(at: XY, class_: str = "dot") -> Html:
    return tag("path", d=f"M{_n(at[0])} {_n(at[1])}h0", class_=class_)


def _text(label: Label) -> Html:
    return tag(
        "text",
        text(label.name),
        x=_n(label.x),
        y=_n(label.y),
        dx=f"{_n(label.dx)}em" if label.dx else None,
        dy=f"{_n(label.dy)}em" if label.dy else None,
        text_anchor=label.anchor if label.anchor != "start" else None,
    )


def _level(label: Label) -> str:
    return f"l{label.level}"


def _path(rings: Iterable[Sequence[XY]], *, closed: bool) -> str:
    return "".join(
        "M" + "L".join(f"{_n(x)} {_n(y)}" for x, y in ring) + ("Z" if closed else "") for ring in rings if ring
    )


def _outline(rings: Iterable[Sequence[XY]]) -> str:
    """Write rings as steps of whole tenths of a unit, which is short."""
    written = []
    for ring in rings:
        whole = [(round(x / _FINE), round(y / _FINE)) for x, y in ring]
        steps = [whole[0], *((b[0] - a[0], b[1] - a[1]) for a, b in pairwise(whole))]
        # A path starts anew where the last ring ended; a capital takes its start as it stands.
        written.append("M" + f"{steps[0][0]} {steps[0][1]}l" + " ".join(f"{x} {y}" for x, y in steps[1:]) + "Z")
    return "".join(written).replace(" -", "-")


def _n(number: float) -> str:
    """Write a number as short as a hundredth of a unit allows."""
    written = f"{number:.2f}".rstrip("0").rstrip(".")
    return "0" if written in ("-0", "") else written
