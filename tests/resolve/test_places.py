import time
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.gazetteer import open_gazetteer
from reportedly.publish.map.outlines import load_countries
from reportedly.records import PlacePhrase, Relation
from reportedly.resolve.place_evidence import CANDIDATES
from reportedly.resolve.place_phrases import read_phrase
from reportedly.resolve.places import resolve_places
from reportedly.sphere import distance_between

GAZETTEER = open_gazetteer()

REPORT = (
    "Syrian troops backed by Russian jets pushed on from Resafa. They hold the whole Ithriyah-Resafa road and hit ISIS "
    "fighters east of Salamiyah, while the SDF took Ratlah in the southern Raqqah countryside. Fighting goes on inside "
    "Raqqah, above all in al-Sinaa and Rawdah. A field hospital in the city was shelled. Far to the west, rebels said "
    "that chlorine was used at the Ayn Tarma front and in Zamalka, both in Eastern Ghouta near Damascus."
)


def phrase(text: str, words: str, relation: Relation = "in", after: int = 0) -> PlacePhrase:
    start = text.index(words, after)
    return PlacePhrase(start, start + len(words), words, relation)


def resolve(text: str, *words: str, relation: Relation = "in", theatre: Sequence[str] = ()) -> tuple[PlacePhrase, ...]:
    return resolve_places(text, [phrase(text, one, relation) for one in words], GAZETTEER, theatre)


def country(found: PlacePhrase) -> str | None:
    if found.place is None:
        return None
    row = GAZETTEER.world.execute(
        "SELECT country FROM places WHERE id = ?", (found.place.id.removeprefix("geonames:"),)
    ).fetchone()
    return GAZETTEER.own[found.place.id].country if found.place.id in GAZETTEER.own else str(row[0])


# --- which place -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "words", "code"),
    [
        ("Rebels held on near Damascus as shells fell on Zamalka.", "Zamalka", "SY"),
        ("Rebels held on near Damascus as shells fell on Jobar.", "Jobar", "SY"),
        ("Syrian tanks rolled into Salamiyah.", "Salamiyah", "SY"),
        ("Hama was bombed at dawn.", "Hama", "SY"),
        ("Homs was bombed at dawn.", "Homs", "SY"),
        ("Two militias fought in Tripoli. Libya has two governments.", "Tripoli", "LY"),
        ("Lebanese soldiers were shot at in Tripoli, the north of Lebanon was calm.", "Tripoli", "LB"),
        ("A bomb went off in Tripoli, Lebanon.", "Tripoli", "LB"),
        ("Thousands marched in Paris.", "Paris", "FR"),
        ("American envoys met the opposition in Paris.", "Paris", "FR"),
        ("Russian tanks crossed into Georgia at night.", "Georgia", "GE"),
        ("Storms hit Alabama and Georgia in the United States.", "Georgia", "US"),
        ("Egyptian police came under fire in Alexandria.", "Alexandria", "EG"),
        ("Iraqi troops cleared western Mosul.", "western Mosul", "IQ"),
        ("Philippine marines fought for Marawi.", "Marawi", "PH"),
        ("King Abdullah said that Jordan would answer.", "Jordan", "JO"),
        ("A bomb killed two in Iskandariyah south of Baghdad.", "Iskandariyah", "IQ"),
        ("Ukrainian drones struck the port of Sevastopol.", "Sevastopol", "UA"),
        ("The RSF shelled the market of El Fasher.", "El Fasher", "SD"),
        ("Somali troops left Beledweyne after dark.", "Beledweyne", "SO"),
        ("Talks between Syria and Turkey were held in Geneva.", "Geneva", "CH"),
        ("A pipe bomb was found in New York.", "New York", "US"),
        ("Fighting spread in eastern Ukraine.", "eastern Ukraine", "UA"),
        ("He spoke in the Syrian capital.", "Syrian capital", "SY"),
        ("Two were shot in the West Bank.", "West Bank", "PS"),
        ("Clashes went on in central South Sudan.", "central South Sudan", "SS"),
        ("A mine blew up in Syria's Raqqa.", "Syria's Raqqa", "SY"),
    ],
)
def test_countries(text: str, words: str, code: str) -> None:
    assert country(resolve(text, words)[0]) == code


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Gunmen opened fire in Tripoli.", "Tripoli"),  # Libya or Lebanon
        ("Gunmen opened fire in Salem.", "Salem"),
        ("The village of Millis was taken.", "Millis"),  # a lone small place, no country
        ("The convoy passed Zabad in Sudan.", "Zabad"),  # no such place in the named country
        ("An air raid on Ain Arab in southeast Lebanon killed two.", "Ain Arab"),  # the known one is in Syria
        ("Soldiers came from the Turkish border.", "Turkish border"),
        ("Shells hit a Syrian town.", "Syrian town"),
        ("They fled along the highway.", "the highway"),
        ("They shelled the al-Quds Hospital.", "al-Quds Hospital"),
    ],
)
def test_unresolved_rather_than_guessed(text: str, words: str) -> None:
    found = resolve(text, words)[0]
    assert found.place is None
    assert found.geometry is None
    assert len(found.candidates) <= CANDIDATES


def province(found: PlacePhrase) -> str | None:
    if found.place is None:
        return None
    number = found.place.id.removeprefix("geonames:")
    row = GAZETTEER.world.execute("SELECT country || '.' || admin1 FROM places WHERE id = ?", (number,)).fetchone()
    return str(row[0])


@pytest.mark.parametrize(
    ("text", "words", "code"),
    [
        ("A depot burned in Paris, Texas, and two died.", "Paris", "US.TX"),
        ("A depot burned in Paris, Tenn., at night.", "Paris", "US.TN"),
        ("A Dover, Del. man was held.", "Dover", "US.DE"),
        ("The firm of Lexington, South Carolina has closed.", "Lexington", "US.SC"),
        ("Police in London, Ont., searched a farm.", "London", "CA.08"),
        ("Two men were held in Bowling Green, Ky., on Monday.", "Ky.", "US.KY"),
        ("Iowa troopers closed the road. A farm in Burlington burned; the Iowa guard came.", "Burlington", "US.IA"),
        ("Texas troopers flew in from Atlanta.", "Atlanta", "US.GA"),
        ("Envoys flew from Beijing to Washington, and China and the United States agreed.", "Washington", "US.DC"),
        ("They crossed Alaska, Hawaii and Florida.", "Alaska", "US.AK"),
    ],
)
def test_states_and_provinces(text: str, words: str, code: str) -> None:
    assert province(resolve(text, words)[0]) == code


@pytest.mark.parametrize(
    ("text", "words", "reason"),
    [
        ("A depot burned in Paris, Texas, and two died.", "Paris", "the words beside it name its state or province"),
        ("Iowa troopers came. A farm in Burlington burned.", "Burlington", "the report names its state or province"),
        (
            "A depot burned in Sevastopol, Ohio, and two died.",
            "Sevastopol",
            "known only in other countries than the words beside it name",
        ),
        (
            "A depot burned in Schaumburg, Tex., and two died.",
            "Schaumburg",
            "known only in other states or provinces than the words beside it name",
        ),
    ],
)
def test_reasons_name_states(text: str, words: str, reason: str) -> None:
    assert reason in (resolve(text, words)[0].why or "")


def test_names_that_one_state_holds_together() -> None:
    text = "The road from Schaumburg to Naperville was shut, and shots were heard in Aurora."
    assert {province(one) for one in resolve(text, "Schaumburg", "Naperville", "Aurora")} == {"US.IL"}


def test_a_named_state_does_not_move_a_city_of_the_world() -> None:
    text = "Poland and Germany spoke. Police patrolled Warsaw, Poland said. A senator of New York came to Poland."
    assert country(resolve(text, "Warsaw")[0]) == "PL"


@pytest.mark.parametrize("words", ["Republic of Armenia", "Syrian Arab Republic", "Irish Republic"])
def test_a_republic_is_a_country(words: str) -> None:
    found = resolve(f"Troops of the {words} stood by.", words)[0]
    assert found.place is not None
    assert country(found) in ("AM", "SY", "IE")


def test_an_unresolved_name_keeps_its_candidates() -> None:
    found = resolve("Gunmen opened fire in Tripoli.", "Tripoli")[0]
    assert {one.name for one in found.candidates} >= {"Tripoli"}
    assert len(found.candidates) > 1


def test_the_theatre_decides_between_equals() -> None:
    assert country(resolve("Gunmen opened fire in Tripoli.", "Tripoli", theatre=("LB",))[0]) == "LB"


def test_quarters_follow_their_city() -> None:
    aleppo = resolve("Aleppo saw shelling. A mortar hit al-Midan in Syria.", "Aleppo", "al-Midan")[1].place
    damascus = resolve("Damascus saw shelling. A mortar hit al-Midan in Syria.", "Damascus", "al-Midan")[1].place
    assert aleppo is not None
    assert damascus is not None
    assert (aleppo.id, damascus.id) == ("reportedly:sy-aleppo-midan", "reportedly:sy-damascus-midan")


def test_generic_words_choose_the_kind() -> None:
    text = "In Syria the army entered Idlib city and shelled Idlib province."
    city, province = resolve(text, "Idlib city", "Idlib province")
    assert city.place is not None
    assert province.place is not None
    assert (city.place.name, province.place.name) == ("Idlib", "Idlib Governorate")


def test_one_name_has_one_place_in_a_document() -> None:
    text = "Rawdah was hit in Raqqa, Syria. " + "Nothing else was reported. " * 40 + "Rawdah was quiet."
    first, second = (phrase(text, "Rawdah"), phrase(text, "Rawdah", after=100))
    found = resolve_places(text, [first, second], GAZETTEER)
    assert found[0].place == found[1].place is not None


def test_a_whole_report() -> None:
    names = {
        "Resafa": "Resafa",
        "Salamiyah": "Salamiyah",
        "Ratlah": "Ratlah",
        "southern Raqqah countryside": "Raqqa Governorate",
        "al-Sinaa": "al-Sinaa",
        "Rawdah": "Rawdah",
        "the city": "Raqqa",
        "Ayn Tarma front": "Ayn Tarma",
        "Zamalka": "Zamalka",
        "Eastern Ghouta": "Eastern Ghouta",
        "Damascus": "Damascus",
    }
    found = resolve(REPORT, *names)
    assert {one.text: one.place and one.place.name for one in found} == names


def test_estimates_say_so() -> None:
    place = resolve(REPORT, "Rawdah")[0].place
    assert place is not None
    assert not place.verified


# --- definite descriptions ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "words", "antecedent"),
    [
        ("Syrian rebels entered Aleppo city. The city was quiet.", "The city", "Aleppo"),
        ("Rebels left eastern Aleppo in Syria; most of the city is held.", "most of the city", "Aleppo"),
        ("In Syria, Homs and Zamalka were hit. The town burnt.", "The town", "Zamalka"),
        ("In Syria, Daraa province was shelled. Half of the province is held.", "Half of the province", "Daraa"),
        ("They took Tabqa Airbase in Syria and mined the base.", "the base", "Tabqa Airbase"),
        ("Bombs fell on Damascus, Syria. Streets of the capital were empty.", "the capital", "Damascus"),
        ("Syrian and Turkish troops met. The army holds Manbij and the area.", "the area", "Manbij"),
        ("In Syria, Khan Sheikhoun was hit. Planes left the town.", "the town", "Khan Sheikhoun"),
    ],
)
def test_antecedents_are_exact(text: str, words: str, antecedent: str) -> None:
    named = [one for one in ("Aleppo city", "eastern Aleppo", "Daraa province", "Tabqa Airbase") if one in text]
    found = resolve(text, *named, words)[-1]
    assert found.antecedent is not None
    assert found.antecedent.text == antecedent
    assert text[found.antecedent.start : found.antecedent.end] == antecedent
    assert found.antecedent.end <= found.start
    assert found.place is not None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The city was quiet. Aleppo in Syria was not.", "The city"),  # nothing before it
        ("Aleppo is in Syria. Rebels fled from a city.", "city"),  # not definite
        ("In Syria, Zamalka was hit. The city slept.", "The city"),  # a small town is no city
        ("Aleppo is in Syria. They hold other rebel-held areas.", "other rebel-held areas"),
    ],
)
def test_descriptions_without_antecedent(text: str, words: str) -> None:
    found = resolve(text, words)[0]
    assert found.antecedent is None
    assert found.place is None


# --- geometry ----------------------------------------------------------------------------------------------------


def geometry(found: PlacePhrase) -> tuple[str, list[object], dict[str, object]]:
    assert found.geometry is not None
    assert found.geometry["type"] == "Feature"
    shape, properties = found.geometry["geometry"], found.geometry["properties"]
    assert isinstance(shape, dict)
    assert isinstance(properties, dict)
    assert set(properties) == {
        *("relation", "precision_km", "radius_km", "centre", "derived", "verified", "acled", "ucdp"),
    }
    return str(shape["type"]), list(shape["coordinates"]), properties


def test_points_are_longitude_first() -> None:
    shape, coordinates, properties = geometry(resolve("Homs was bombed.", "Homs")[0])
    assert shape == "Point"
    assert coordinates == [pytest.approx(36.73, abs=0.01), pytest.approx(34.72, abs=0.01)]
    assert properties["relation"] == "in"
    assert properties["derived"] is False


RELATIONS: tuple[Relation, ...] = ("near", "along", "toward", "from", "north_of", "southeast_of")


@pytest.mark.parametrize("relation", RELATIONS)
def test_relations_are_never_more_precise_than_the_words(relation: Relation) -> None:
    inside = geometry(resolve("Homs was bombed.", "Homs")[0])[2]
    other = geometry(resolve("Homs was bombed.", "Homs", relation=relation)[0])[2]
    assert other["relation"] == relation
    assert other["derived"] is True
    assert float(str(other["precision_km"])) > float(str(inside["precision_km"]))


@pytest.mark.parametrize("words", ["eastern Homs", "outskirts of Homs", "Homs prison", "Homs area"])
def test_parts_and_surroundings_are_less_precise(words: str) -> None:
    inside = geometry(resolve("Homs was bombed.", "Homs")[0])[2]
    part = geometry(resolve(f"They bombed {words}.", words)[0])[2]
    assert float(str(part["precision_km"])) > float(str(inside["precision_km"]))
    assert part["derived"] is True


@pytest.mark.parametrize(
    ("text", "words", "ends"),
    [
        (REPORT, "Ithriyah-Resafa road", [(37.79, 35.37), (38.76, 35.63)]),
        (
            "Syrian troops cut the Salamiyah–Palmyra highway.",
            "Salamiyah–Palmyra highway",
            [(37.05, 35.01), (38.28, 34.56)],
        ),
        (
            "Syrian troops cut the road between Salamiyah and Palmyra.",
            "road between Salamiyah and Palmyra",
            [(37.05, 35.01), (38.28, 34.56)],
        ),
        (
            "Syrian troops hold the Ithriyah-Khanasir-al-Tabqah axis.",
            "Ithriyah-Khanasir-al-Tabqah axis",
            [(37.79, 35.37), (37.5, 35.78), (38.55, 35.84)],
        ),
    ],
)
def test_roads_are_lines_between_their_ends(text: str, words: str, ends: list[tuple[float, float]]) -> None:
    found = resolve(text, words, relation="along")[0]
    shape, coordinates, properties = geometry(found)
    assert (found.place, found.candidates, shape) == (None, (), "LineString")
    assert coordinates == [[pytest.approx(lon, abs=0.02), pytest.approx(lat, abs=0.02)] for lon, lat in ends]
    assert properties["derived"] is True


def number(properties: dict[str, object], key: str) -> float:
    return float(str(properties[key]))


CASES: tuple[tuple[str, str, Relation, str, int, int], ...] = (
    ("Homs in Syria was bombed.", "Homs", "in", "Point", 1, 1),
    ("Aleppo saw shelling. A mortar hit al-Midan in Syria.", "al-Midan", "in", "Point", 2, 2),  # an estimate
    ("Shells fell near Homs in Syria.", "Homs", "near", "Point", 2, 2),
    ("They bombed eastern Homs in Syria.", "eastern Homs", "in", "Point", 2, 2),
    ("They fought east of Salamiyah in Syria.", "Salamiyah", "east_of", "Polygon", 2, 2),
    ("They fought just east of Salamiyah in Syria.", "Salamiyah", "east_of", "Polygon", 2, 2),
    ("They fought far east of Salamiyah in Syria.", "Salamiyah", "east_of", "Polygon", 3, 4),
    ("A bomb went off 6 km south of Homs in Syria.", "Homs", "south_of", "Polygon", 2, 2),
    ("A bomb went off 6 km south of the city of Homs in Syria.", "Homs", "south_of", "Polygon", 2, 2),
    ("A bomb went off 60 miles south of Homs in Syria.", "Homs", "south_of", "Polygon", 3, 4),
    ("A bomb went off 60 miles from Homs in Syria.", "Homs", "from", "Polygon", 3, 4),
    ("A bomb went off within 6 miles of Homs in Syria.", "Homs", "near", "Point", 2, 2),
    ("Syrian troops advanced toward Homs.", "Homs", "toward", "Point", 2, 2),
    ("In Syria the army shelled Idlib province.", "Idlib province", "in", "Point", 3, 4),
    ("Shells fell in Eastern Ghouta near Damascus, Syria.", "Eastern Ghouta", "in", "Point", 2, 2),
    ("Fighting spread in eastern Ukraine.", "eastern Ukraine", "in", "Point", 3, 5),
    ("Fighting spread in Ukraine.", "Ukraine", "in", "Point", 3, 6),
    ("Fighting spread north of Syria.", "Syria", "north_of", "Polygon", 3, 6),
    ("They hold the Homs-Hama road in Syria.", "Homs-Hama road", "along", "LineString", 2, 5),
    ("They came within 5 km of the Homs-Hama road in Syria.", "Homs-Hama road", "near", "LineString", 2, 5),
)


@pytest.mark.parametrize(("text", "words", "relation", "form", "acled", "ucdp"), CASES)
def test_shapes_and_codes(text: str, words: str, relation: Relation, form: str, acled: int, ucdp: int) -> None:
    shape, _, properties = geometry(resolve(text, words, relation=relation)[0])
    assert (shape, properties["acled"], properties["ucdp"]) == (form, acled, ucdp)
    assert properties["relation"] == relation


@pytest.mark.parametrize("case", CASES, ids=[f"{case[2]} {case[1]}" for case in CASES])
def test_no_case_is_more_precise_than_its_place(case: tuple[str, str, Relation, str, int, int]) -> None:
    found = resolve(case[0], case[1], relation=case[2])[0]
    shape, _, properties = geometry(found)
    assert number(properties, "precision_km") >= number(properties, "radius_km")
    if found.place is not None:
        assert number(properties, "precision_km") >= found.place.radius_km
        assert properties["verified"] == found.place.verified
    assert (shape == "Polygon") == (properties["radius_km"] == 0)


def test_a_stated_distance_narrows_the_sector() -> None:
    wide = geometry(resolve("A bomb went off south of Homs in Syria.", "Homs", relation="south_of")[0])
    text = "A bomb went off 30 km south of Homs in Syria."
    narrow = geometry(resolve(text, "Homs", relation="south_of")[0])
    assert wide[1] != narrow[1]
    lats = [lat for _, lat in narrow[1][0]]  # type: ignore[attr-defined]
    assert max(lats) < 34.724 - 0.1
    assert min(lats) > 34.724 - 0.5
    assert narrow[2]["centre"] == [pytest.approx(36.73, abs=0.01), pytest.approx(34.41, abs=0.05)]


def test_a_distance_without_direction_is_a_ring() -> None:
    _, rings, properties = geometry(resolve("It lies 40 km from Homs in Syria.", "Homs", relation="from")[0])
    assert len(rings) == 2
    assert properties["derived"] is True


def test_a_country_reaches_farther_than_a_disc_of_its_area() -> None:
    found = resolve("Fighting spread in Ukraine.", "Ukraine")[0]
    assert found.place is not None
    assert number(geometry(found)[2], "radius_km") > 1.2 * found.place.radius_km


@pytest.mark.parametrize("name", ["Syria", "Ukraine", "Lebanon", "Chile", "Myanmar", "Russia"])
def test_the_circle_of_a_country_holds_its_outlines(name: str) -> None:
    found = resolve(f"Fighting spread in {name}.", name)[0]
    assert found.place is not None
    (outlines,) = (country for country in load_countries() if country.name == name)
    centre = (found.place.lon, found.place.lat)
    reach = number(geometry(found)[2], "radius_km")
    main_part = max(outlines.rings, key=len)
    assert max(distance_between(centre, corner) for corner in main_part) <= reach


def test_the_band_of_a_road_grows_with_its_length() -> None:
    text = "Syrian troops hold the Homs-Hama road and the Homs-Palmyra road."
    short, long = resolve(text, "Homs-Hama road", "Homs-Palmyra road", relation="along")
    widths = [number(geometry(found)[2], "radius_km") for found in (short, long)]
    assert widths[0] < widths[1]
    assert number(geometry(long)[2], "precision_km") > 60


def test_a_road_with_one_known_end_is_no_line() -> None:
    found = resolve("Syrian troops cut the Qwrtz-Palmyra road.", "Qwrtz-Palmyra road")[0]
    assert (found.place, found.geometry) == (None, None)
    assert [one.name for one in found.candidates] == ["Palmyra"]


# --- the rest ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "form", "wanted", "vague"),
    [
        ("Zamalka", "name", set(), False),
        ("village of Zamalka", "name", {"settlement"}, False),
        ("Tabqa Dam", "name", set(), False),
        ("Syrian territory", "country", None, True),
        ("Iraqi capital", "capital", set(), False),
        ("the town", "definite", {"settlement"}, False),
        ("Lebanese border", "line", set(), False),
        ("the highway", "line", set(), False),
        ("Homs-Hama road", "road", set(), False),
        ("Golan Heights", "name", set(), False),
    ],
)
def test_readings(text: str, form: str, wanted: set[str] | None, vague: bool) -> None:
    reading = read_phrase(text, GAZETTEER)
    assert reading.form == form
    assert wanted is None or reading.wanted == wanted
    assert reading.vague == vague


def test_other_fields_stay() -> None:
    before = phrase(REPORT, "Salamiyah", "east_of")
    after = resolve_places(REPORT, [before], GAZETTEER)[0]
    assert (after.start, after.end, after.text, after.relation) == (before.start, before.end, "Salamiyah", "east_of")


def test_no_phrases() -> None:
    assert resolve_places(REPORT, [], GAZETTEER) == ()


def test_the_same_input_gives_the_same_output() -> None:
    words = ["Resafa", "Ithriyah-Resafa road", "al-Sinaa", "the city", "Zamalka"]
    assert resolve(REPORT, *words) == resolve_places(REPORT, [phrase(REPORT, one) for one in words], open_gazetteer())


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "Aleppo",
                "the city",
                "Homs-Hama road",
                "in",
                "Syria",
                "’s",
                ",",
                "border",
                "al-",
                "🙂",
                "the",
                "of",
                "حلب",
                "-",
            ]
        ),
        min_size=1,
        max_size=12,
    ),
    st.data(),
)
def test_any_text_resolves_without_moving_a_phrase(words: list[str], data: st.DataObject) -> None:
    text = " ".join(words)
    spans = data.draw(
        st.lists(st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).map(sorted), max_size=4), label="spans"
    )
    phrases = [PlacePhrase(start, end, text[start:end], "in") for start, end in spans if start < end]
    found = resolve_places(text, phrases, GAZETTEER)
    assert [(one.start, one.end, one.text) for one in found] == [(one.start, one.end, one.text) for one in phrases]
    for one in found:
        assert len(one.candidates) <= CANDIDATES
        if one.antecedent is not None:
            assert text[one.antecedent.start : one.antecedent.end] == one.antecedent.text


def test_a_long_report_takes_little_time() -> None:
    text = " ".join([REPORT] * 5)
    words = [
        "Resafa",
        "Ithriyah-Resafa road",
        "Salamiyah",
        "Ratlah",
        "Raqqah",
        "al-Sinaa",
        "Rawdah",
        "the city",
        "Zamalka",
    ]
    phrases = [phrase(text, one) for one in words]
    resolve_places(text, phrases, GAZETTEER)
    start = time.perf_counter()
    for _ in range(5):
        resolve_places(text, phrases, GAZETTEER)
    assert (time.perf_counter() - start) / 5 < 0.1
