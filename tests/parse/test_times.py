import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.moments import (
    Ago,
    Between,
    Calendar,
    Day,
    Figures,
    Lasting,
    Meaning,
    Month,
    Near,
    Shift,
    Since,
    Streak,
    Unfixed,
    Until,
    Weekday,
    Window,
    Year,
    Years,
)
from reportedly.parse.times import find_times

MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY = range(7)

# text, span, meaning
CASES: list[tuple[str, str, Meaning]] = [
    # weekdays
    ("They left on Sunday.", "on Sunday", Weekday(SUNDAY)),
    ("They left Thursday night.", "Thursday night", Weekday(THURSDAY)),
    ("last Friday they left", "last Friday", Weekday(FRIDAY, "last")),
    ("next Monday they leave", "next Monday", Weekday(MONDAY, "next")),
    ("this past Saturday", "this past Saturday", Weekday(SATURDAY, "last")),
    ("early Monday", "early Monday", Weekday(MONDAY)),
    ("late on Monday", "late on Monday", Weekday(MONDAY)),
    ("around noon on Wednesday", "around noon on Wednesday", Weekday(WEDNESDAY)),
    ("the early hours of Thursday", "the early hours of Thursday", Weekday(THURSDAY)),
    ("before dawn on Friday", "before dawn on Friday", Weekday(FRIDAY)),
    ("Wednesday before dawn", "Wednesday before dawn", Weekday(WEDNESDAY)),
    ("after Friday prayers", "after Friday", Weekday(FRIDAY)),
    ("in Tuesday's attack", "Tuesday's", Weekday(TUESDAY)),
    ("Saturdays attack", "Saturdays", Weekday(SATURDAY)),
    ("on Sunday at 8 p.m. local time", "on Sunday at 8 p.m. local time", Weekday(SUNDAY)),
    ("Saturday and Sunday", "Saturday and Sunday", Between(Weekday(SATURDAY), Weekday(SUNDAY))),
    ("between Sunday and Wednesday", "between Sunday and Wednesday", Between(Weekday(SUNDAY), Weekday(WEDNESDAY))),
    ("Thursday-Friday night", "Thursday-Friday night", Between(Weekday(THURSDAY), Weekday(FRIDAY))),
    # days
    ("July 2 saw", "July 2", Day(7, 2)),
    ("on 4 April", "on 4 April", Day(4, 4)),
    ("the 4th of April", "the 4th of April", Day(4, 4)),
    ("2 July 2017", "2 July 2017", Day(7, 2, 2017)),
    ("April 4, 2017", "April 4, 2017", Day(4, 4, 2017)),
    ("April 4 2017", "April 4 2017", Day(4, 4, 2017)),
    ("on Sept. 30th 2015", "on Sept. 30th 2015", Day(9, 30, 2015)),
    ("Wed 05 Apr 2017 Heavy fighting", "Wed 05 Apr 2017", Day(4, 5, 2017, WEDNESDAY)),
    ("On Monday 19 December", "On Monday 19 December", Day(12, 19, None, MONDAY)),
    ("Monday, Dec. 26", "Monday, Dec. 26", Day(12, 26, None, MONDAY)),
    ("Monday (May 19th)", "Monday (May 19th)", Day(5, 19, None, MONDAY)),
    ("Tuesday [4 March 2008] night", "Tuesday [4 March 2008] night", Day(3, 4, 2008, TUESDAY)),
    ("dawn on September 7", "dawn on September 7", Day(9, 7)),
    ("the morning of 25 September 1998", "the morning of 25 September 1998", Day(9, 25, 1998)),
    ("2017-07-04", "2017-07-04", Day(7, 4, 2017)),
    ("on 25.12.2016", "on 25.12.2016", Day(12, 25, 2016)),
    ("12/15/2007", "12/15/2007", Day(12, 15, 2007)),
    ("5/5/2017", "5/5/2017", Day(5, 5, 2017)),
    ("4/7/2017", "4/7/2017", Figures(4, 7, 2017)),
    ("Sunday [03/07/2005]", "Sunday [03/07/2005]", Figures(3, 7, 2005, SUNDAY)),
    ("5-13 May", "5-13 May", Between(Day(5, 5), Day(5, 13))),
    ("between 5 and 13 May", "between 5 and 13 May", Between(Day(5, 5), Day(5, 13))),
    ("Aug. 26 and 27", "Aug. 26 and 27", Between(Day(8, 26), Day(8, 27))),
    ("from 17 January to 30 June", "from 17 January to 30 June", Between(Day(1, 17), Day(6, 30))),
    (
        "from 30 December to 4 January 2017",
        "from 30 December to 4 January 2017",
        Between(Day(12, 30, 2016), Day(1, 4, 2017)),
    ),
    # months
    ("in July", "in July", Month(7)),
    ("in late June", "in late June", Month(6, days=(21, 31))),
    ("early March", "early March", Month(3, days=(1, 10))),
    ("mid-May", "mid-May", Month(5, days=(11, 20))),
    ("at the end of July", "at the end of July", Month(7, days=(21, 31))),
    ("the first week of July", "the first week of July", Month(7, days=(1, 7))),
    ("June 2014", "June 2014", Month(6, 2014)),
    ("August of 2015", "August of 2015", Month(8, 2015)),
    ("last September", "last September", Month(9, which="last")),
    ("in June last year", "in June last year", Month(6, years=-1)),
    ("January to March 1999", "January to March 1999", Between(Month(1, 1999), Month(3, 1999))),
    ("May-October", "May-October", Between(Month(5), Month(10))),
    ("In July 20 civilians died", "In July", Month(7)),
    # years
    ("in 2013", "in 2013", Year(2013)),
    ("the 1967 war", "1967", Year(1967)),
    ("in the year 2000", "in the year 2000", Year(2000)),
    ("in late 2001", "in late 2001", Year(2001, (10, 12))),
    ("mid-2012", "mid-2012", Year(2012, (5, 8))),
    ("in the summer of 2012", "in the summer of 2012", Year(2012, (6, 8))),
    ("last autumn", "last autumn", Year(None, (9, 11), "last")),
    ("the first six months of 2016", "the first six months of 2016", Year(2016, (1, 6))),
    ("the first half of 2016", "the first half of 2016", Year(2016, (1, 6))),
    ("the 1980s", "the 1980s", Years(1980, 1989)),
    ("the early 1900s", "the early 1900s", Years(1900, 1999)),
    ("2015-16", "2015-16", Between(Year(2015), Year(2016))),
    ("2011-2016", "2011-2016", Between(Year(2011), Year(2016))),
    # pointing words
    ("yesterday", "yesterday", Near(-1, -1)),
    ("earlier today", "earlier today", Near(0, 0)),
    ("tomorrow", "tomorrow", Near(1, 1)),
    ("overnight", "overnight", Near(-1, 0)),
    ("11:30pm last night", "11:30pm last night", Near(-1, -1)),
    ("this morning", "this morning", Near(0, 0)),
    ("at dawn", "at dawn", Near(0, 0)),
    ("shortly after midnight", "shortly after midnight", Near(0, 0)),
    ("around 11 A.M. (Narnia Time)", "around 11 A.M.", Near(0, 0)),
    ("so far", "so far", Near(None, 0)),
    ("in recent days", "in recent days", Near(None, 0)),
    ("in the past", "in the past", Near(None, 0)),
    ("soon", "soon", Near(0, None)),
    ("last week", "last week", Calendar("week", -1)),
    ("late last week", "late last week", Calendar("week", -1, (5, 7))),
    ("this week's attack", "this week's", Calendar("week", 0)),
    ("earlier this month", "earlier this month", Calendar("month", 0, side="earlier")),
    ("later this year", "later this year", Calendar("year", 0, side="later")),
    ("over the weekend", "over the weekend", Calendar("weekend", 0)),
    ("next year", "next year", Calendar("year", 1)),
    ("the past 24 hours", "the past 24 hours", Window(24, "hour")),
    ("in the past two weeks", "in the past two weeks", Window(2, "week")),
    ("over the last few days", "over the last few days", Window(None, "day")),
    ("over the past 30-plus months", "over the past 30-plus months", Window(30, "month")),
    ("in the last week", "in the last week", Window(1, "week")),
    ("in 24 hours", "in 24 hours", Window(24, "hour")),
    ("within the next six months", "within the next six months", Window(6, "month", ahead=True)),
    ("in the coming weeks", "in the coming weeks", Window(None, "week", ahead=True)),
    ("two days ago", "two days ago", Ago(2, "day")),
    ("a week ago", "a week ago", Ago(1, "week")),
    ("just over a year ago", "just over a year ago", Ago(1, "year")),
    ("days ago", "days ago", Ago(None, "day")),
    ("three weeks earlier", "three weeks earlier", Shift(3, "week", later=False)),
    ("the day before", "the day before", Shift(1, "day", later=False)),
    ("hours later", "hours later", Shift(None, "hour", later=True)),
    ("The next day", "The next day", Shift(1, "day", later=True)),
    ("the same day", "the same day", Shift(0, "day", later=True)),
    ("for a third straight day", "for a third straight day", Streak(3, "day")),
    ("the 40th consecutive day", "the 40th consecutive day", Streak(40, "day")),
    # from and until
    ("since 6 June", "since 6 June", Since(Day(6, 6))),
    ("since Sunday", "since Sunday", Since(Weekday(SUNDAY))),
    ("since 2011", "since 2011", Since(Year(2011))),
    ("Since the Tuesday attack", "Since the Tuesday", Since(Weekday(TUESDAY))),
    ("from early on Monday", "from early on Monday", Since(Weekday(MONDAY))),
    ("since the start of the year", "since the start of the year", Since(Calendar("year", 0, (1, 3)))),
    ("since the war began in March 2011 and", "since the war began in March 2011", Since(Month(3, 2011))),
    ("since the fighting broke out near the river", "since the fighting broke out", Near(None, 0)),
    ("since then", "since then", Near(None, 0)),
    ("by the end of 2017", "by the end of 2017", Until(Year(2017, (10, 12)))),
    ("until Friday", "until Friday", Until(Weekday(FRIDAY))),
    ("before 5 July", "before 5 July", Until(Day(7, 5), reached=False)),
    ("after 5 July", "after 5 July", Since(Day(7, 5))),
    # nowhere in particular
    ("for two days", "for two days", Lasting(2, "day")),
    ("within two or three days", "within two or three days", Lasting(3, "day")),
    ("every day", "every day", Near(None, None)),
    ("during Ramadan", "during Ramadan", Unfixed()),
]

NOTHING = [
    "",
    "The army left the town.",
    "they march on; it may rain; the sun sat down",
    "May God help them",
    "March on, they said",
    "a four-day pause",
    "two villages, 300 people",
    "more than 2000 people",
    "resolution 2254",
    "the second floor",
    "in the town",
    "since they are late",
    "at least 12",
    "the night",
]


@pytest.mark.parametrize(("text", "span", "meaning"), CASES)
def test_expression(text: str, span: str, meaning: Meaning) -> None:
    assert [(found.text, found.meaning) for found in find_times(text)] == [(span, meaning)]


@pytest.mark.parametrize("text", NOTHING)
def test_nothing(text: str) -> None:
    assert find_times(text) == ()


def test_two_times_in_a_sentence() -> None:
    text = "On Monday rebels took the hill that the army had held since June 2014."
    assert [found.text for found in find_times(text)] == ["On Monday", "since June 2014"]


def test_two_weekdays_with_words_between_are_two_times() -> None:
    text = "It began on Sunday and went on into Monday."
    assert [found.text for found in find_times(text)] == ["on Sunday", "Monday"]


def check_spans(text: str) -> None:
    end = 0
    for found in find_times(text):
        assert end <= found.start < found.end
        assert text[found.start : found.end] == found.text
        end = found.end


@given(st.text())
def test_spans_are_exact_sorted_and_apart(text: str) -> None:
    check_spans(text)


WORDS = [
    *(
        "on",
        "in",
        "at",
        "since",
        "from",
        "to",
        "until",
        "between",
        "and",
        "the",
        "a",
        "of",
        "early",
        "late",
        "mid",
        "end",
    ),
    *(
        "Monday",
        "Friday's",
        "July",
        "May",
        "Sept",
        ".",
        ",",
        "-",
        "–",
        "(",
        ")",
        "[",
        "]",
        "/",
        ":",
        "4",
        "04",
        "31",
        "2017",
    ),
    *(
        "1980",
        "s",
        "th",
        "last",
        "this",
        "next",
        "past",
        "week",
        "days",
        "hours",
        "ago",
        "earlier",
        "later",
        "two",
        "few",
    ),
    *(
        "24",
        "pm",
        "a",
        "m",
        "dawn",
        "night",
        "first",
        "third",
        "straight",
        "half",
        "weekend",
        "war",
        "began",
        "٤",
        "👍",
        "Eid",
    ),
]


@given(st.lists(st.sampled_from(WORDS)), st.sampled_from(["", " "]))
def test_spans_are_exact_on_words_of_the_grammar(words: list[str], space: str) -> None:
    check_spans(space.join(words))


@pytest.mark.parametrize(
    "piece", ["1,", "1-", "1/", "since the ", "since ", "Monday ", "Monday, ", "early ", "at least ", "the past ", "("]
)
def test_time_grows_with_length_alone(piece: str) -> None:
    begun = time.perf_counter()
    find_times(piece * 50000)
    # About a second when the machine is idle; a search that goes back and forth would take hours.
    assert time.perf_counter() - begun < 20
