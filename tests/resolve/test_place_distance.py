import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.resolve.place_distance import Distance, distance_before


def read(text: str) -> Distance | None:
    before, _, name = text.partition("|")
    return distance_before(before + name, len(before))


@pytest.mark.parametrize(
    ("text", "low", "high", "bearing"),
    [
        ("six kilometres south of |Raqqa", 4.0, 8.0, 180.0),
        ("struck 6 km south of |Raqqa", 4.0, 8.0, 180.0),
        ("5 miles east of |Raqqa", 5.6, 10.5, 90.0),
        ("10km (6 miles) from |Raqqa", 7.0, 13.0, None),
        ("15 kilometres [10 miles] from the |airport", 10.5, 19.5, None),
        ("about 30 km to the south-west of the city of |Raqqa", 21.0, 39.0, 225.0),
        ("15 kilometers to the east of |the city", 10.5, 19.5, 90.0),
        ("some 40 kilometers (25 miles) away from |Raqqa", 28.0, 52.0, None),
        ("twenty-five km north west of |Raqqa", 17.5, 32.5, 315.0),
        ("1,000 kilometres from |Raqqa", 700.0, 1300.0, None),
        ("between 5 and 10 km north of |Raqqa", 3.0, 13.0, 0.0),
        ("5-10 km north of |Raqqa", 3.0, 13.0, 0.0),
        ("50 km (30 miles) west and northwest of |Raqqa", 35.0, 65.0, None),
        ("within 6 km of |Raqqa", 0.0, 8.0, None),
        ("less than 10 km from |Raqqa", 0.0, 13.0, None),
        ("more than 60 kilometres from |Raqqa", 42.0, 156.0, None),
        ("a few kilometres (miles) north of |Raqqa", 0.0, 13.0, 0.0),
        ("a mile outside |Raqqa", 0.0, 3.6, None),
        ("500m from |Raqqa", 0.0, 2.5, None),
    ],
)
def test_stated_distances(text: str, low: float, high: float, bearing: float | None) -> None:
    found = read(text)
    assert found is not None
    assert found.stated
    assert found.low_km == pytest.approx(low, abs=0.1)
    assert found.high_km == pytest.approx(high, abs=0.1)
    assert found.bearing == bearing


@pytest.mark.parametrize(("text", "high"), [("just south of |Raqqa", 10.0), ("far south of |Raqqa", 100.0)])
def test_reach_without_a_figure(text: str, high: float) -> None:
    assert read(text) == Distance(0.0, high, 180.0, stated=False)


@pytest.mark.parametrize(
    "text",
    [
        "|Raqqa",
        "south of |Raqqa",
        "in |Raqqa",
        "cleared 15 km of |road",
        "130 square kilometers around |Raqqa",
        "the 98-kilometer (60-mile) stretch between |Manbij",
        "2 km from Homs in |Syria",
        "6 km south of Raqqa and |Tabqa",
        "6 km south of Raqqa. Fighters entered |Tabqa",
        "3 miles. South of |Raqqa",
        "justice south of |Raqqa",
        "just outside |Raqqa",
    ],
)
def test_no_distance_leads_to_the_name(text: str) -> None:
    assert read(text) is None


PIECES = "within|6|km|of|six|miles|kilometres|south|-|and|to the|(|)|from|west|1,0|,|.|just|a few|dozens|outside|X"
words = st.sampled_from(PIECES.split("|"))


@given(st.lists(words, max_size=14))
def test_any_words_give_an_interval_that_holds_their_figure_or_none(parts: list[str]) -> None:
    text = " ".join([*parts, ""])
    found = distance_before(text + "X", len(text))
    assert found is None or 0 <= found.low_km < found.high_km
