import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.parse.quantities import find_quantities
from reportedly.sentences import Quantity

# text, span, low, high
COUNTS = [
    ("74 fighters were killed", "74", 74, 74),
    ("1,300 people fled", "1,300", 1300, 1300),
    ("1 300 people fled", "1 300", 1300, 1300),
    ("1\u00a0300 people fled", "1\u00a0300", 1300, 1300),
    ("12.000 women", "12.000", 12000, 12000),
    ("2.500.000 refugees", "2.500.000", 2500000, 2500000),
    ("1.2 million people", "1.2 million", 1200000, 1200000),
    ("3.250 million people", "3.250 million", 3250000, 3250000),
    ("140 thousand displaced", "140 thousand", 140000, 140000),
    ("5k people", "5k", 5000, 5000),
    ("2bn people", "2bn", 2000000000, 2000000000),
    ("000 and 7 men", "7", 7, 7),
    ("١٢ people", "١٢", 12, 12),
    ("١٬٣٠٠ people", "١٬٣٠٠", 1300, 1300),
    ("zero deaths", "zero", 0, 0),
    ("one civilian died", "one", 1, 1),
    ("Twelve militants", "Twelve", 12, 12),
    ("twenty-one men", "twenty-one", 21, 21),
    ("twenty one men", "twenty one", 21, 21),
    ("ninety‑nine men", "ninety‑nine", 99, 99),
    ("a hundred and twenty soldiers", "a hundred and twenty", 120, 120),
    ("two hundred fifty soldiers", "two hundred fifty", 250, 250),
    ("three thousand two hundred people", "three thousand two hundred", 3200, 3200),
    ("two hundred thousand people", "two hundred thousand", 200000, 200000),
    ("a thousand rebels", "a thousand", 1000, 1000),
    ("a dozen rebels", "a dozen", 12, 12),
    ("two dozen rebels", "two dozen", 24, 24),
    ("half a dozen rebels", "half a dozen", 6, 6),
    ("half a million people", "half a million", 500000, 500000),
    ("half-million people", "half-million", 500000, 500000),
    ("a quarter of a million people", "a quarter of a million", 250000, 250000),
    ("two and a half million people", "two and a half million", 2500000, 2500000),
    ("one million", "one million", 1000000, 1000000),
    # vague
    ("dozens were hurt", "dozens", 24, None),
    ("Scores of workers", "Scores", 40, None),
    ("several soldiers", "several", 3, None),
    ("hundreds fled", "hundreds", 200, None),
    ("tens of terrorists", "tens", 20, None),
    ("thousands of families", "thousands", 2000, None),
    ("millions of people", "millions", 2000000, None),
    ("tens of thousands of people", "tens of thousands", 20000, None),
    ("hundreds of thousands of people", "hundreds of thousands", 200000, None),
    ("several dozen wounded", "several dozen", 36, None),
    ("several hundred fighters", "several hundred", 300, None),
    ("a few dozen fighters", "a few dozen", 24, None),
    ("a couple of hundred fighters", "a couple of hundred", 200, None),
    ("many thousands of people", "many thousands", 2000, None),
    ("a couple of shells killed", "a couple of", 2, None),
    ("a pair of guards", "a pair of", 2, 2),
    ("police arrested the pair", "pair", 2, 2),
    # bounds
    ("at least 70 people", "at least 70", 70, None),
    ("At Least Seven Hurt", "At Least Seven", 7, None),
    ("more than 1,000 fighters", "more than 1,000", 1000, None),
    ("over 25 civilians", "over 25", 25, None),
    ("well over 100 people", "well over 100", 100, None),
    ("just over 30 people", "just over 30", 30, None),
    ("no fewer than five persons", "no fewer than five", 5, None),
    ("not less than 12 men", "not less than 12", 12, None),
    ("upwards of 30 men", "upwards of 30", 30, None),
    ("the toll exceeded 40 dead", "exceeded 40", 40, None),
    ("the toll surpassed 130 people", "surpassed 130", 130, None),
    ("more than hundred others", "more than hundred", 100, None),
    ("more than a dozen boats", "more than a dozen", 12, None),
    ("more than half a million people", "more than half a million", 500000, None),
    ("at least several dozen people", "at least several dozen", 36, None),
    ("a total of more than 100,000 people", "a total of more than 100,000", 100000, None),
    ("an estimated at least 50 men", "an estimated at least 50", 50, None),
    ("at least another 12 people", "at least another 12", 12, None),
    ("up to 33 people", "up to 33", None, 33),
    ("as many as 20 gunmen", "as many as 20", None, 20),
    ("as high as 340 dead", "as high as 340", None, 340),
    ("at most nine people", "at most nine", None, 9),
    ("fewer than 15 people", "fewer than 15", None, 15),
    ("no more than 3 people", "no more than 3", None, 3),
    ("less than 100 fighters", "less than 100", None, 100),
    ("nearly 7.000 children", "nearly 7.000", None, 7000),
    ("almost 100 men", "almost 100", None, 100),
    ("about 100 people", "about 100", 100, 100),
    ("around twenty people", "around twenty", 20, 20),
    ("approximately 640 detainees", "approximately 640", 640, 640),
    ("some 1,500 people", "some 1,500", 1500, 1500),
    ("roughly 40 people", "roughly 40", 40, 40),
    ("an estimated 120,000 people", "an estimated 120,000", 120000, 120000),
    ("another 12 were hurt", "another 12", 12, 12),
    ("a further five died", "a further five", 5, 5),
    ("12 others", "12", 12, 12),
    ("dozens more", "dozens", 24, None),
    ("12 or more people", "12 or more", 12, None),
    ("60-plus fighters", "60-plus", 60, None),
    ("50+ fighters", "50+", 50, None),
    ("20 or so people", "20 or so", 20, 20),
    ("killing 12 at least.", "12 at least", 12, None),
    ("70 people at least died", "70", 70, None),
    # ranges
    ("between 30 and 40 people", "between 30 and 40", 30, 40),
    ("between 150-200 members", "between 150-200", 150, 200),
    ("30 to 40 people", "30 to 40", 30, 40),
    ("30-40 people", "30-40", 30, 40),
    ("15–20 people", "15–20", 15, 20),
    ("30 or 40 people", "30 or 40", 30, 40),
    ("two or three men", "two or three", 2, 3),
    ("an estimated 60-80 fighters", "an estimated 60-80", 60, 80),
    ("12 to 15 thousand people", "12 to 15 thousand", 12000, 15000),
    ("two or three hundred men", "two or three hundred", 200, 300),
    ("anywhere from 10 to 20 bodies", "anywhere from 10 to 20", 10, 20),
    ("between 20 and 10 rebels", "between 20 and 10", 10, 20),
    ("between 20 and 20 rebels", "20 and 20", 20, 20),
    # several scales
    ("several hundred thousand people", "several hundred thousand", 300000, None),
    ("2 hundred thousand people", "2 hundred thousand", 200000, 200000),
    # shares of a counted whole
    ("half of the 40 rebels were killed", "half of the 40", 20, 20),
    ("half the 40 rebels were killed", "half the 40", 20, 20),
    ("killed half of its 41 men.", "half of its 41", 20, 21),
    ("more than half of the 40 rebels died", "more than half of the 40", 20, None),
    ("nearly half of the 40 rebels died", "nearly half of the 40", None, 20),
    ("half of the more than 40 rebels died", "half of the more than 40", 20, None),
    ("half of the 40 to 50 rebels died", "half of the 40 to 50", 20, 25),
    ("a third of the 30 men left", "a third of the 30", 10, 10),
    ("two-thirds of their 30 men left", "two-thirds of their 30", 20, 20),
    ("three quarters of 2,000 homes", "three quarters of 2,000", 1500, 1500),
    ("10 percent of the 40 rebels left", "10 percent of the 40", 4, 4),
    ("2.5% of the 400 rebels left", "2.5% of the 400", 10, 10),
    ("twenty per cent of the estimated 40 rebels left", "twenty per cent of the estimated 40", 8, 8),
    ("half of the 40 armed men were killed", "half of the 40", 20, 20),
    ("two of the 40 rebels were killed", "two", 2, 2),
    # ... and wholes that are harmed themselves
    ("half of the 40 people killed in the raid were children", "40", 40, 40),
    ("half of the 40 dead were children", "40", 40, 40),
    ("12 of the 40 people who were killed were children", "40", 40, 40),
    ("two of the 40 men arrested in May were freed", "40", 40, 40),
    ("hundreds of thousands of people", "hundreds of thousands", 200000, None),
    # nobody
    ("no one was hurt", "no one", 0, 0),
    ("nobody died", "nobody", 0, 0),
    ("no civilians were hurt", "no", 0, 0),
    ("no human casualties", "no", 0, 0),
    ("No Russian servicemen died", "No", 0, 0),
    ("landed without causing any casualties", "without", 0, 0),
    ("none were injured", "none", 0, 0),
    # one person
    ("a man died", "a", 1, 1),
    ("an old woman died", "an", 1, 1),
    ("A senior Narnian police officer died", "A", 1, 1),
    ("a 54-year-old man died", "a", 1, 1),
    ("a 16-year-old was shot", "a", 1, 1),
    ("a civilian was shot", "a", 1, 1),
    ("a rebel commander died", "a", 1, 1),
    ("a Palestinian was shot", "a", 1, 1),
    ("a commander of the Northern Front (NF) died", "a", 1, 1),
    ("a U.S. soldier died", "a", 1, 1),
    ("another militant died", "another", 1, 1),
    ("one died and another was hurt", "another", 1, 1),
    ("at least a civilian died", "at least a", 1, None),
]

# text, the number that is no count, its unit
NO_COUNTS = [
    ("20 km from the city", "20", "measure"),
    ("20km away", "20", "measure"),
    ("50 metres", "50", "measure"),
    ("an area of 18,000 square kilometres", "18,000", "measure"),
    ("a 122mm shell", "122", "measure"),
    ("magnitude 5.8", "5.8", "measure"),
    ("two miles", "two", "measure"),
    ("20 per cent of the city", "20", "percent"),
    ("20% of the city", "20", "percent"),
    ("forty percent", "forty", "percent"),
    ("$5 million in aid", "5 million", "money"),
    ("5 million dollars", "5 million", "money"),
    ("20 million Syrian pounds", "20 million", "money"),
    ("€300", "300", "money"),
    ("after 13 days", "13", "duration"),
    ("for two years", "two", "duration"),
    ("a 72-hour truce", "72", "duration"),
    ("a three-day siege", "three", "duration"),
    ("four more days", "four", "duration"),
    ("a 47-year-old man", "47", "age"),
    ("a man aged 47", "47", "age"),
    ("he is 30 years old", "30", "age"),
    ("Adam Smith, 35, was shot", "35", "age"),
    ("children under 18.", "under 18", "age"),
    ("in 2013", "2013", "year"),
    ("since September 2015", "2015", "year"),
    ("July 4, 2017", "2017", "year"),
    ("the 1967 war", "1967", "year"),
    ("mid-2012", "2012", "year"),
    ("2011-2016", "2011-2016", "year"),
    ("on July 4 rebels left", "4", "date"),
    ("on 4 April", "4", "date"),
    ("the 11-13 Dec. raids", "11-13", "date"),
    ("5 and 13 May", "5", "date"),
    ("Aug. 26 and 27", "27", "date"),
    ("2017-07-04", "2017-07-04", "date"),
    ("04/07/2017", "04/07/2017", "date"),
    ("at 7:30 pm", "7", "clock"),
    ("at 7.30 p.m.", "7.30", "clock"),
    ("at 11 a.m.", "11", "clock"),
    ("at 0530 GMT", "0530", "clock"),
    ("the 4th Division", "4", "ordinal"),
    ("the 33rd day", "33", "ordinal"),
    ("the twenty-first century", "twenty", "ordinal"),
    ("two thirds of the city", "two", "fraction"),
    ("a 12-member team", "12", "compound"),
    ("two T-72 tanks", "72", "name"),
    ("an Su-24 jet", "24", "name"),
    ("Kh-101 missiles", "101", "name"),
    ("an S-300 battery", "300", "name"),
    ("AK-47 rifles", "47", "name"),
    ("Highway 42", "42", "name"),
    ("Division 30", "30", "name"),
    ("Brigade 93", "93", "name"),
    ("UN resolution 2254", "2254", "name"),
    ("Article 5", "5", "name"),
    ("No. 7", "7", "name"),
    ("tel 0123456789012345678", "0123456789012345678", "name"),
    ("9999999999999999 million people", "9999999999999999 million", "name"),
    ("9999999999999999k people", "9999999999999999k", "name"),
    ("5 million billion trillion people", "5 million billion trillion", "name"),
    ("a trillion trillion people", "a trillion trillion", "name"),
    ("two of the 40 rebels were killed", "40", "fraction"),
    ("most of the 40 rebels were killed", "40", "fraction"),
    ("none of his 40 men died", "40", "fraction"),
    ("half of the 20 km", "20", "measure"),
    ("half of 2016", "2016", "year"),
    ("half of the 12-member team", "12", "compound"),
    ("call 555-12-1234", "555-12-1234", "date"),
]

NOTHING = [
    "",
    "The army left the town.",
    "an M5 rifle, a P5 talk",
    "a civilian convoy near the river",
    "a police checkpoint",
    "they fought one another",
    "this one is new",
    "to settle scores",
    "no immediate reports of casualties",
    "no longer in the town",
    "a number of civilians",
    "a few civilians",
    "many people",
    "a group of fighters",
    "the first and the second",
]


def counts(text: str) -> list[Quantity]:
    return [found for found in find_quantities(text) if found.unit == "count"]


@pytest.mark.parametrize(("text", "span", "low", "high"), COUNTS)
def test_count(text: str, span: str, low: int | None, high: int | None) -> None:
    assert (span, low, high) in [(found.text, found.low, found.high) for found in counts(text)]


@pytest.mark.parametrize(("text", "span", "unit"), NO_COUNTS)
def test_no_count(text: str, span: str, unit: str) -> None:
    found = {found.text: found.unit for found in find_quantities(text)}
    assert found.get(span) == unit


@pytest.mark.parametrize("text", NOTHING)
def test_nothing(text: str) -> None:
    assert find_quantities(text) == ()


def test_a_change_is_no_range() -> None:
    assert [(found.low, found.high) for found in counts("the toll rose from 70 to 86")] == [(70, 70), (86, 86)]


def test_a_score_is_no_range() -> None:
    assert [(found.low, found.high) for found in counts("they won 20 to 10")] == [(20, 20), (10, 10)]


def test_a_figure_too_large_to_read_leaves_no_scale_behind() -> None:
    assert counts("9" * 400 + " million people") == []


def test_two_tolls_are_no_range() -> None:
    found = counts("killing 12 and wounding 30, at least 3 of them children")
    assert [(item.text, item.low, item.high) for item in found] == [
        ("12", 12, 12),
        ("30", 30, 30),
        ("at least 3", 3, None),
    ]


def test_a_hedge_before_the_next_number_is_not_taken_backwards() -> None:
    found = counts("killing 12 at least 3 of them children")
    assert [(item.low, item.high) for item in found] == [(12, 12), (3, None)]


def test_a_lost_comma_leaves_the_count_behind_the_month() -> None:
    assert [found.low for found in counts("In July 20 civilians were killed")] == [20]
    assert counts("On July 20 civilians fled") == []


def test_two_thousand_of_something_is_no_year() -> None:
    assert [found.low for found in counts("more than 2000 people fled")] == [2000]
    assert [found.low for found in counts("2000 people fled")] == [2000]


def check_spans(text: str) -> None:
    end = 0
    for found in find_quantities(text):
        assert end <= found.start < found.end
        assert text[found.start : found.end] == found.text
        assert found.low is None or found.high is None or found.low <= found.high
        end = found.end


@given(st.text())
def test_spans_are_exact_sorted_and_apart(text: str) -> None:
    check_spans(text)


PIECES = st.sampled_from(
    [
        *(
            "at",
            "least",
            "up",
            "to",
            "between",
            "and",
            "3",
            "12",
            "1,300",
            "2013",
            "twenty",
            "one",
            "hundred",
            "thousand",
        ),
        *(
            "half",
            "third",
            "the",
            "million",
            "percent",
            "a",
            "dozen",
            "of",
            "several",
            "dozens",
            "no",
            "man",
            "people",
            "-",
            "–",
            ".",
            ",",
            "/",
            ":",
            "%",
            "$",
        ),
        *("km", "year", "old", "July", "4th", "from", "or", "more", "rose", "T", "١٢", "👍", "without", "casualties"),
    ]
)


@given(st.lists(PIECES), st.sampled_from(["", " ", "  "]))
def test_spans_are_exact_on_words_of_the_grammar(pieces: list[str], space: str) -> None:
    check_spans(space.join(pieces))


@pytest.mark.parametrize(
    "piece",
    [
        "1,",
        "1 000 ",
        "1-",
        "a ",
        "one hundred and ",
        "at least ",
        "and a half ",
        "dozen ",
        "9",
        "no ",
        "(",
        "half of the ",
        "two of the 40 ",
        "million ",
    ],
)
def test_time_grows_with_length_alone(piece: str) -> None:
    begun = time.perf_counter()
    find_quantities(piece * 50000)
    # A second or less each when the machine is idle; a search that goes back and forth would take hours.
    assert time.perf_counter() - begun < 10
