"""Shapes hold all that the words allow, wherever on the globe."""

from itertools import pairwise
from math import sqrt
from typing import cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.resolve.place_shapes import HALF_ANGLE, Shape, disc, line, ring_around, sector
from reportedly.sphere import LonLat, bearing_to, distance_between, travel, wrapped

WINDS = (0.0, 45.0, 90.0, 135.0, 180.0, 225.0, 270.0, 315.0)
TOLERANCE_KM = 0.05

points = st.tuples(
    st.one_of(st.floats(-180, 180), st.sampled_from([-180.0, -179.999, 0.0, 179.99, 180.0])), st.floats(-90, 90)
)
shares = st.floats(0, 1)
reaches = st.floats(0.5, 1500)
Ring = list[list[float]]


def polygons(shape: Shape) -> list[list[Ring]]:
    found = shape.geometry["coordinates"]
    return cast("list[list[Ring]]", found if shape.geometry["type"] == "MultiPolygon" else [found])


def encloses(ring: Ring, point: LonLat) -> bool:
    """Whether a ring holds a point, in the plane of degrees, where GeoJSON draws its edges."""
    inside = False
    for (x, y), (other_x, other_y) in pairwise(ring):
        if (y > point[1]) != (other_y > point[1]) and point[0] < x + (point[1] - y) * (other_x - x) / (other_y - y):
            inside = not inside
    return inside


def nearly_encloses(ring: Ring, point: LonLat) -> bool:
    """The same with the reach of a rounded coordinate."""
    near = [(point[0] + east, point[1] + north) for east in (-2e-4, 0, 2e-4) for north in (-2e-4, 0, 2e-4)]
    return any(encloses(ring, one) for one in near)


def covers(shape: Shape, point: LonLat) -> bool:
    point = (wrapped(point[0]), point[1])
    if shape.geometry["type"] == "Point":
        lon, lat = cast("list[float]", shape.geometry["coordinates"])
        return distance_between((lon, lat), point) <= shape.radius_km + TOLERANCE_KM
    # Both sides of the 180th meridian are one place.
    turned = [point] + [(-point[0], point[1])] * (abs(point[0]) == 180)
    return any(
        nearly_encloses(rings[0], one) and not any(encloses(hole, one) for hole in rings[1:])
        for rings in polygons(shape)
        for one in turned
    )


def area(ring: Ring) -> float:
    return sum(x * other_y - other_x * y for (x, y), (other_x, other_y) in pairwise(ring)) / 2


def check_form(shape: Shape) -> None:
    if shape.geometry["type"] == "Point":
        return
    for exterior, *holes in polygons(shape):
        assert area(exterior) > 0
        assert all(area(hole) < 0 for hole in holes)
        for ring in (exterior, *holes):
            assert len(ring) >= 4
            assert ring[0] == ring[-1]
            assert all(-180 <= lon <= 180 and -90 <= lat <= 90 for lon, lat in ring)
            assert all(abs(one[0] - other[0]) < 180 for one, other in pairwise(ring))


def check_precision(shape: Shape) -> None:
    corners = [corner for rings in polygons(shape) for corner in rings[0]]
    assert all(distance_between(shape.centre, (lon, lat)) <= shape.precision_km + TOLERANCE_KM for lon, lat in corners)


@settings(max_examples=300)
@given(points, st.sampled_from(WINDS), reaches, shares, shares, shares)
def test_a_sector_covers_its_side_and_nothing_behind(
    point: LonLat, bearing: float, reach: float, low: float, turn: float, way: float
) -> None:
    shape = sector(point, bearing, low * reach, reach)
    check_form(shape)
    km = reach * (low + (1 - low) * sqrt(way))
    assert covers(shape, travel(point, bearing + (2 * turn - 1) * HALF_ANGLE, km))
    if shape.geometry["type"] == "Point":
        assert shape.radius_km == shape.precision_km == reach
        return
    check_precision(shape)
    for rings in polygons(shape):
        for lon, lat in rings[0]:
            km = distance_between(point, (lon, lat))
            assert km <= 1.03 * reach + TOLERANCE_KM
            off = (bearing_to(point, (lon, lat)) - bearing + 180) % 360 - 180
            assert abs(off) < HALF_ANGLE + 2 or km < 1


@settings(max_examples=200)
@given(points, reaches, shares, st.floats(0, 360), shares)
def test_a_ring_covers_what_lies_at_its_distance(
    point: LonLat, reach: float, low: float, bearing: float, way: float
) -> None:
    shape = ring_around(point, low * reach, reach)
    check_form(shape)
    assert covers(shape, travel(point, bearing, reach * (low + (1 - low) * way)))
    assert shape.centre == point
    assert shape.precision_km >= reach


@given(points, reaches)
def test_a_disc_is_its_point_and_radius(point: LonLat, reach: float) -> None:
    shape = disc(point, reach)
    assert shape.geometry == {"type": "Point", "coordinates": list(point)}
    assert shape.radius_km == shape.precision_km == reach


@given(points, st.lists(st.tuples(st.floats(0, 360), st.floats(1, 600)), min_size=1, max_size=3), st.floats(1, 90))
def test_a_line_stays_within_its_precision(start: LonLat, steps: list[tuple[float, float]], half_width: float) -> None:
    way = [(start[0], max(-60.0, min(60.0, start[1])))]
    for bearing, km in steps:
        lon, lat = travel(way[-1], bearing, km)
        way.append((wrapped(lon), lat))
    shape = line(way, half_width)
    found = shape.geometry["coordinates"]
    parts = cast("list[Ring]", found if shape.geometry["type"] == "MultiLineString" else [found])
    assert shape.radius_km == half_width
    drawn = [(lon, lat) for part in parts for lon, lat in part]
    for lon, lat in [*way, *drawn]:
        assert -180 <= lon <= 180
        assert distance_between(shape.centre, (lon, lat)) <= shape.precision_km
    for part in parts:
        assert len(part) >= 2
        assert all(abs(one[0] - other[0]) < 180 for one, other in pairwise(part))
    for lon, lat in way:
        assert any(distance_between((lon, lat), one) < TOLERANCE_KM for one in drawn)


def test_over_the_180th_meridian_a_sector_is_cut() -> None:
    shape = sector((179.9, -18.0), 90.0, 0.0, 50.0)
    assert shape.geometry["type"] == "MultiPolygon"
    west, east = polygons(shape)
    assert {lon for lon, _ in west[0]} & {180.0}
    assert {lon for lon, _ in east[0]} & {-180.0}
    assert -180 <= shape.centre[0] < -179.5


def test_over_the_180th_meridian_a_line_is_cut() -> None:
    shape = line([(179.0, 10.0), (-179.0, 12.0)], 5.0)
    assert shape.geometry == {
        "type": "MultiLineString",
        "coordinates": [[[179.0, 10.0], [180.0, 11.0]], [[-180.0, 11.0], [-179.0, 12.0]]],
    }


@pytest.mark.parametrize("lat", [89.9, -89.9, 79.9])
def test_by_the_poles_a_sector_is_a_disc(lat: float) -> None:
    assert sector((10.0, lat), 0.0, 0.0, 30.0) == disc((10.0, lat), 30.0)


def test_a_sector_is_small_in_the_output() -> None:
    assert len(polygons(sector((39.0, 35.9), 180.0, 4.0, 30.0))[0][0]) < 24


def test_way_and_back() -> None:
    there = travel((39.0, 35.9), 90.0, 100.0)
    assert distance_between((39.0, 35.9), there) == pytest.approx(100.0)
    assert bearing_to((39.0, 35.9), there) == pytest.approx(90.0)
    assert distance_between((179.5, 0.0), (-179.5, 0.0)) == pytest.approx(111.19, abs=0.01)
