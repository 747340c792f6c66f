"""Datelines before a report's first words, and lines of outlet and date."""

import pytest

from reportedly.clean.datelines import date_line, dateline_at, outlet_line


@pytest.mark.parametrize(
    ("line", "agency", "day"),
    [
        ("BEIRUT, July 2 (Agency) - ", "Agency", None),
        ("BEIRUT (Reuters) - ", "Reuters", None),
        ("BEIRUT/AMMAN (Reuters) - ", "Reuters", None),
        ("KABUL, Afghanistan (AP) — ", "Associated Press", None),
        ("KABUL, Afghanistan — ", None, None),
        ("MOSCOW, July 3. /TASS/. ", "TASS", None),
        ("DAMASCUS, July 3 (Xinhua) -- ", "Xinhua", None),
        ("SANA'A, Feb. 02 (Saba) – ", "Saba News Agency", None),
        ("Damascus, SANA – ", "SANA", None),
        ("(Reuters) - ", "Reuters", None),
        ("(Beirut, July 3, 2017) – ", None, "2017-07-03"),
        ("GENEVA, 4 July 2017 (UNHCR) – ", "UNHCR", "2017-07-04"),
        ("New York/Geneva, 4 July 2017 – ", None, "2017-07-04"),
        ("BEIRUT: ", None, None),
        ("Beirut, Lebanon – ", None, None),
        ("Karsa, LNA - ", None, None),
        ("PORT ALDER — ", None, None),
    ],
)
def test_datelines(line: str, agency: str | None, day: str | None) -> None:
    text = line + "The army left the town."
    found = dateline_at(text, 0, len(text), first=True)
    assert found is not None
    assert (text[: found.end], found.agency, found.day) == (line, agency, day)


@pytest.mark.parametrize(
    "text",
    [
        "In Mosul on Saturday, five people were killed.",
        "NATO - the alliance of thirty states - denied it.",
        "ISIS — the group that holds the city — denied it.",
        "The Alder Front (AF) - an alliance of villages - denied it.",
        "Aleppo: 12 civilians killed",
        "July 4, 2017 - the army took the bridge.",
        "Syria (AP has no name for it) is quiet.",
        "Seven civilians were killed.",
        "Beirut",
        "",
    ],
)
@pytest.mark.parametrize("first", [True, False])
def test_no_dateline(text: str, *, first: bool) -> None:
    assert dateline_at(text, 0, len(text), first=first) is None


@pytest.mark.parametrize("text", ["BEIRUT: The army left.", "Beirut - The army left.", "BEIRUT The army left."])
def test_weak_datelines_count_at_the_start_only(text: str) -> None:
    assert dateline_at(text, 0, len(text), first=True) is not None
    assert dateline_at(text, 0, len(text), first=False) is None


@pytest.mark.parametrize(
    ("line", "name", "day"),
    [
        ("Example Times, July 04, 2017", "Example Times", "2017-07-04"),
        ("Example Times 4 July 2017", "Example Times", "2017-07-04"),
        ("4 July 2017 | Example Times", "Example Times", "2017-07-04"),
        ("Example Times - published 4 July 2017, 10:00", "Example Times", "2017-07-04"),
        ("By Example Times - Nov 14,2018 - Last updated at Nov 15,2018", "By Example Times", "2018-11-14"),
    ],
)
def test_outlet_lines(line: str, name: str, day: str) -> None:
    found = outlet_line(line)
    assert found is not None
    assert (found.name, found.date.day) == (name, day)


@pytest.mark.parametrize(
    "line", ["4 July 2017", "Example Times", "The army said on 4 July 2017 that the bridge was open."]
)
def test_no_outlet_lines(line: str) -> None:
    assert outlet_line(line) is None


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("4 July 2017", "2017-07-04"),
        ("Published: July 4, 2017 10:12 GMT", "2017-07-04"),
        ("Posted on 4 July 2017 by Ann Orr", "2017-07-04"),
        ("Last updated at 4 July 2017", "2017-07-04"),
        ("As of 9 August 2020, 5 p.m. local time", "2020-08-09"),
        ("(4 July 2017 (updated 5 July 2017))", "2017-07-04"),
        ("4 July 2017 saw three attacks", None),
        ("Bryll was taken on 4 July 2017", None),
    ],
)
def test_date_lines(line: str, day: str | None) -> None:
    found = date_line(line)
    assert (found.day if found else None) == day
