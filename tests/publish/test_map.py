"""The map: what it shows, where, and that nothing in a report can break out of it."""

import json
import re
from collections.abc import Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html

from reportedly.gazetteer import open_gazetteer
from reportedly.publish.map import Mapped, NotMapped, draw_map, places_of
from reportedly.publish.map.labels import LEVELS, Wanted, give_room
from reportedly.publish.map.outlines import countries_in, load_countries
from reportedly.publish.map.towns import MOST, towns_in
from reportedly.publish.map.view import HEIGHT, WIDE_KM, WIDTH, View, fit
from reportedly.publish.page.map_pane import map_pane
from reportedly.publish.page.reading import make_reading
from reportedly.publish.wording import numbered
from reportedly.records import GeoJson, Place, PlacePhrase, Relation, Report
from reportedly.resolve.places import resolve_places
from reportedly.sphere import LonLat
from tests.factories import make_claim, make_phrase, make_place, make_report, sample_report

GAZETTEER = open_gazetteer()
TEXT = (
    "Syrian troops fought east of Salamiyah, near Homs and on the Homs-Hama road, and 30 km south of Raqqa; a mortar "
    "hit al-Midan in Aleppo. They lost Qwrtz."
)
PHRASES: tuple[tuple[str, Relation], ...] = (
    ("Salamiyah", "east_of"),
    ("Homs", "near"),
    ("Homs-Hama road", "along"),
    ("Raqqa", "south_of"),
    ("al-Midan", "in"),
    ("Qwrtz", "in"),
)


def resolved_report() -> Report:
    phrases = []
    for words, relation in PHRASES:
        at = make_phrase(TEXT, words)
        phrases.append(PlacePhrase(at.start, at.end, at.text, relation))
    found = resolve_places(TEXT, phrases, GAZETTEER)
    fought = make_claim(TEXT, "fought", "clash", places=found[:4])
    hit = make_claim(TEXT, "hit", "shelling", places=[found[4], found[1]])
    return make_report(TEXT, [fought, hit, make_claim(TEXT, "lost", "retreat", places=[found[5]])])


def collect(report: Report) -> tuple[tuple[Mapped, ...], tuple[NotMapped, ...]]:
    return places_of(numbered(report.claims))


def drawn(report: Report) -> Any:
    return html.fragment_fromstring(str(draw_map(collect(report)[0], "r1")))


def spot(point: LonLat, radius: float = 5.0, name: str = "X") -> Mapped:
    return Mapped(name, (name,), "point", ((point,),), radius, radius, point, True, (1,))


# --- what is shown -----------------------------------------------------------------------------------------------


def test_each_place_is_shown_once_with_its_claims() -> None:
    mapped, rest = collect(resolved_report())
    assert [(one.words, one.form, one.numbers, one.verified) for one in mapped] == [
        (("east of Salamiyah",), "area", (1,), True),
        (("near Homs",), "point", (1, 2), True),
        (("along Homs-Hama road",), "line", (1,), True),
        (("south of Raqqa",), "area", (1,), True),
        (("al-Midan",), "point", (2,), False),
    ]
    assert rest == (NotMapped("Qwrtz", 0, (3,)),)


def test_spots_are_links_to_claims_with_words_for_who_does_not_see() -> None:
    svg = drawn(resolved_report())
    spots = {one.get("aria-label"): one for one in svg.xpath(".//a")}
    assert set(spots) == {
        "east of Salamiyah: claim 1",
        "near Homs: claims 1 2",
        "along Homs-Hama road: claim 1",
        "south of Raqqa: claim 1",
        "al-Midan: claim 2 (estimated position)",
    }
    homs = spots["near Homs: claims 1 2"]
    assert (homs.get("href"), homs.get("data-c")) == ("#r1c1", "1 2")
    assert svg.xpath("./title/@id")[0] == svg.get("aria-labelledby")
    assert svg.xpath("./desc/@id")[0] == svg.get("aria-describedby")
    assert "Salamiyah" in svg.xpath("string(./desc)")


def test_each_form_has_its_mark_and_estimates_are_told_apart() -> None:
    svg = drawn(resolved_report())
    assert {each for one in svg.xpath(".//a/@class") for each in one.split()} == {
        *("spot", "s-area", "s-point", "s-line", "estimate"),
    }
    assert len(svg.xpath(".//a[contains(@class, 's-point')]/ellipse[@class='reach']")) == 2
    assert len(svg.xpath(".//a[contains(@class, 's-line')]/path[@class='band'][@stroke-width]")) == 1
    assert len(svg.xpath(".//a[contains(@class, 's-area')]/path[@class='reach']")) == 2
    assert len(svg.xpath(".//a[contains(@class, 'estimate')]")) == 1


def test_a_circle_is_as_wide_as_its_reach() -> None:
    place = spot((36.7, 34.7), 20.0)
    view = fit([place])
    (ellipse,) = html.fragment_fromstring(str(draw_map([place], "r1"))).xpath(".//ellipse")
    assert float(ellipse.get("ry")) == pytest.approx(view.units(20.0), abs=0.02)
    assert float(ellipse.get("rx")) == pytest.approx(view.units(20.0), abs=0.02)


def test_land_and_names_around_are_shown() -> None:
    svg = drawn(resolved_report())
    names = svg.xpath(".//g[@class='towns']//text/text() | .//g[@class='countries']//text/text()")
    assert {"Syria", "Aleppo"} <= set(names)
    assert svg.xpath(".//g[@class='land']/path/@d")


def test_a_place_without_geometry_is_its_disc() -> None:
    mapped, _ = collect(sample_report())
    raqqa = next(one for one in mapped if one.name == "Raqqa")
    assert (raqqa.form, raqqa.radius_km, raqqa.centre) == ("point", 5.0, (39.0079, 35.9594))


@pytest.mark.parametrize(
    "geometry",
    [
        {},
        {"type": "Feature", "geometry": {"type": "Point", "coordinates": [1, 2]}, "properties": {}},
        {"type": "Feature", "geometry": None, "properties": None},
        {
            "type": "Feature",
            "geometry": {"type": "Point", "coordinates": [500, 2]},
            "properties": {"radius_km": 1, "precision_km": 1, "centre": [1, 2], "verified": True},
        },
    ],
)
def test_another_programs_geometry_is_left_out(geometry: GeoJson) -> None:
    text = "They fought in Homs."
    place = make_place(text, "Homs", "in", Place("Homs", 34.7, 36.7, "x:1", 5.0), geometry=geometry)
    mapped, rest = collect(make_report(text, [make_claim(text, "fought", "clash", places=[place])]))
    assert mapped == ()
    assert [one.words for one in rest] == ["Homs"]


def test_no_places_no_map() -> None:
    text = "They fought."
    report = make_report(text, [make_claim(text, "fought", "clash")])
    assert draw_map((), "r1") == ""
    assert map_pane(make_reading(1, report)) == ""


def test_only_unresolved_names_are_a_list_without_a_map() -> None:
    text = "They fought in Qwrtz."
    report = make_report(text, [make_claim(text, "fought", "clash", places=[make_place(text, "Qwrtz")])])
    pane = str(map_pane(make_reading(1, report)))
    assert "<svg" not in pane
    assert "1 not on the map" in pane


def test_the_list_beside_the_map_tells_what_the_map_cannot() -> None:
    pane = html.fragment_fromstring(f"<div>{map_pane(make_reading(1, resolved_report()))}</div>")
    entries = [" ".join(one.text_content().split()) for one in pane.xpath(".//details[@class='places']//li")]
    assert "al-Midan, within 2 km, estimated 2" in entries
    (missing,) = pane.xpath(".//div[@class='unplaced']//li")
    assert " ".join(missing.text_content().split()) == "Qwrtz (unknown) 3"
    ids = set(pane.xpath(".//@id"))
    assert {link[1:] for link in pane.xpath(".//details//a/@href") if re.match(r"#r1p\d", link)} <= ids


def test_the_same_report_gives_the_same_map() -> None:
    assert map_pane(make_reading(1, resolved_report())) == map_pane(make_reading(1, resolved_report()))


def test_a_map_is_small() -> None:
    assert len(draw_map(collect(resolved_report())[0], "r1")) < 60_000
    wide = [spot((36.3, 33.5)), spot((46.2, 51.5)), spot((2.3, 48.9))]
    assert len(draw_map(wide, "r1")) < 150_000


HOSTILE = "</text></svg><script>alert(1)</script>\"'&\u202e\x00<b onclick=x>"


def test_hostile_names_stay_text() -> None:
    text = f"They fought in {HOSTILE}."
    place = make_place(text, HOSTILE, "near", Place(HOSTILE, 34.7, 36.7, HOSTILE, 5.0))
    report = make_report(text, [make_claim(text, "fought", "clash", places=[place])])
    pane = html.fragment_fromstring(f"<div>{map_pane(make_reading(1, report))}</div>")
    assert not pane.xpath(".//script | .//b[@onclick]")
    assert len(pane.xpath(".//svg")) == 1
    assert "<script>alert(1)" in pane.xpath("string(.//g[@class='spots']//text)")
    assert not re.search("[\x00\u202e]", html.tostring(pane, encoding="unicode"))


# --- the plane ---------------------------------------------------------------------------------------------------

points = st.tuples(st.floats(-180, 180), st.floats(-89, 89))


@settings(max_examples=200)
@given(st.lists(st.tuples(points, st.floats(0.5, WIDE_KM)), min_size=1, max_size=6))
def test_all_places_are_in_view(found: list[tuple[LonLat, float]]) -> None:
    places = [spot(point, radius) for point, radius in found]
    view = fit(places)
    for place in places:
        x, y = view.project(place.centre)
        assert -0.01 <= x <= WIDTH + 0.01
        assert -0.01 <= y <= HEIGHT + 0.01


def test_over_the_180th_meridian_places_stay_together() -> None:
    places = [spot((178.4, -18.1)), spot((-179.0, -17.0))]
    view = fit(places)
    assert abs(abs(view.lon) - 180) < 1
    (x, _), (other_x, _) = (view.project(place.centre) for place in places)
    assert 0 < x < other_x < WIDTH
    assert "Fiji" in [name for name, _ in countries_in(view)]
    assert {"Suva"} <= {town.name for town in towns_in(view)}
    assert "NaN" not in draw_map(places, "r1")


def test_a_shape_cut_at_the_180th_meridian_is_drawn_in_one_place() -> None:
    ring = ((179.9, -18.0), (180.0, -18.2), (180.0, -17.8), (179.9, -18.0))
    east = ((-180.0, -18.2), (-179.6, -18.2), (-179.6, -17.8), (-180.0, -17.8), (-180.0, -18.2))
    place = Mapped("X", ("east of X",), "area", (ring, east), 0.0, 30.0, (-179.8, -18.0), True, (1,))
    (path,) = html.fragment_fromstring(str(draw_map([place], "r1"))).xpath(".//path[@class='reach']/@d")
    numbers = [float(each) for each in re.findall(r"-?[\d.]+", path)]
    assert all(-1 < x < WIDTH + 1 for x in numbers[::2])


def test_a_country_does_not_shrink_the_towns() -> None:
    town, country = spot((36.7, 34.7)), spot((38.5, 35.0), 900.0)
    assert fit([town, country]) == fit([town])
    assert fit([country]).scale < fit([town]).scale


def test_outlines_are_closed_rings_with_names() -> None:
    countries = load_countries()
    assert len(countries) > 200
    assert all(country.name and country.rings for country in countries)
    assert all(len(ring) > 2 and ring[0] == ring[-1] for country in countries for ring in country.rings)
    assert all(
        -180 <= lon <= 180 and -90 <= lat <= 90 for country in countries for ring in country.rings for lon, lat in ring
    )


def test_the_data_says_what_it_is() -> None:
    file = Path(__file__).parents[2] / "reportedly" / "data" / "map" / "countries.json"
    assert "public domain" in json.loads(file.read_text("utf-8"))["about"]
    assert file.stat().st_size < 400_000


def test_towns_are_the_largest_in_view() -> None:
    towns = towns_in(View(36.3, 33.5, 100.0))
    assert len(towns) == MOST
    assert "Damascus" in {town.name for town in towns[:3]}


# --- names -------------------------------------------------------------------------------------------------------


def _box(size: float, letters: int, at: Sequence[float], anchor: str) -> tuple[float, float, float, float]:
    width = letters * 0.5 * size
    left = at[0] - {"start": 0.0, "middle": width / 2, "end": width}[anchor]
    return left, at[1] - 0.6 * size, left + width, at[1]


@given(
    st.lists(st.tuples(st.floats(0, WIDTH), st.floats(0, HEIGHT), st.text("abc", min_size=1, max_size=12)), max_size=12)
)
def test_names_never_lie_over_one_another(found: list[tuple[float, float, str]]) -> None:
    labels = give_room([Wanted(name, x, y, 10.0, 5.0) for x, y, name in found], [])
    for level in LEVELS:
        boxes = []
        for label in labels:
            if label is not None and label.level <= level:
                size = 10.0 / level
                at = (label.x + label.dx * size, label.y + label.dy * size)
                boxes.append(_box(size, len(label.name), at, label.anchor))
        for one, other in combinations(boxes, 2):
            assert not (one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3])
