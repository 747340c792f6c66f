"""Printed dates of publication."""

import pytest

from reportedly.clean.dates import date_at, day_of, printed_dates


@pytest.mark.parametrize(
    ("printed", "day"),
    [
        ("July 04, 2017", "2017-07-04"),
        ("4 July 2017", "2017-07-04"),
        ("Wed 05 Apr 2017", "2017-04-05"),
        ("Tuesday, Sept. 3rd, 2014", "2014-09-03"),
        ("4th of July, 2017", "2017-07-04"),
        ("3-Jul-2017", "2017-07-03"),
        ("2017-07-04", "2017-07-04"),
        ("2017-07-04T23:30:00-05:00", "2017-07-04"),
        ("2017/07/04 18:00", "2017-07-04"),
        ("20170704", "2017-07-04"),
        ("04.07.2017", "2017-07-04"),
        ("04/07/2017", None),
        ("04-07-2017", None),
        ("Fri, 11/02/2018", "2018-11-02"),
        ("Sunday 11/02/2018", "2018-02-11"),
        ("Monday 11/02/2018", None),
        ("07/07/2017", "2017-07-07"),
        ("13/07/2017", "2017-07-13"),
        ("07/13/2017", "2017-07-13"),
        ("27-09-2013", "2013-09-27"),
        ("31 June 2017", None),
        ("4 July 1017", None),
    ],
)
def test_forms(printed: str, day: str | None) -> None:
    found = date_at(printed, 0)
    assert found is not None
    assert (found.start, found.end, found.day) == (0, len(printed), day)


@pytest.mark.parametrize(
    "printed",
    [
        "Saturday 17 September 2016 21:09",
        "4 July 2017, 9 p.m.",
        "July 4, 2017 6:22 PM GMT",
        "14:05 GMT, 3 July 2017",
        "August 13 2016 2037 UTC+3",
        "Fri 07 Apr 2017 at 0914",
    ],
)
def test_time_of_day_belongs_to_the_date(printed: str) -> None:
    found = next(printed_dates(printed))
    assert printed[found.start : found.end] == printed


@pytest.mark.parametrize(
    "text", ["May 2017", "4 July", "in 2017", "version 1.2.3", "12.2016.5", "call 20 55 50 12", ""]
)
def test_no_whole_date(text: str) -> None:
    assert list(printed_dates(text)) == []
    assert day_of(text) is None
