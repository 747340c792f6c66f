from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.parse.times import find_times
from reportedly.records import Time
from reportedly.resolve.times import resolve, resolve_time

TUESDAY = "2017-07-04"

# published, text, first day, last day, basis
PAST: list[tuple[str | None, str, str | None, str | None, str]] = [
    # the words alone
    (TUESDAY, "2 July 2017", "2017-07-02", "2017-07-02", "text"),
    (None, "2 July 2017", "2017-07-02", "2017-07-02", "text"),
    (None, "2017-07-04", "2017-07-04", "2017-07-04", "text"),
    (None, "12/15/2007", "2007-12-15", "2007-12-15", "text"),
    (TUESDAY, "4/7/2017", None, None, "text"),
    (None, "Sunday [03/07/2005]", "2005-07-03", "2005-07-03", "text"),
    (None, "Monday [03/07/2005]", "2005-03-07", "2005-03-07", "text"),
    (None, "Friday [03/07/2005]", None, None, "text"),
    (None, "31 June 2017", None, None, "text"),
    (None, "June 2014", "2014-06-01", "2014-06-30", "text"),
    (None, "late February 2016", "2016-02-21", "2016-02-29", "text"),
    (TUESDAY, "in 2013", "2013-01-01", "2013-12-31", "text"),
    (TUESDAY, "in 2017", "2017-01-01", "2017-12-31", "text"),
    (None, "late 2001", "2001-10-01", "2001-12-31", "text"),
    (None, "the summer of 2012", "2012-06-01", "2012-08-31", "text"),
    (None, "the winter of 2012", "2012-12-01", "2013-02-28", "text"),
    (None, "the first six months of 2016", "2016-01-01", "2016-06-30", "text"),
    (None, "the 1980s", "1980-01-01", "1989-12-31", "text"),
    (None, "by the end of 2017", None, "2017-12-31", "text"),
    (None, "2015-16", "2015-01-01", "2016-12-31", "text"),
    (None, "5-13 May 2014", "2014-05-05", "2014-05-13", "text"),
    # weekdays
    (TUESDAY, "on Tuesday", "2017-07-04", "2017-07-04", "publication"),
    (TUESDAY, "on Monday", "2017-07-03", "2017-07-03", "publication"),
    (TUESDAY, "Wednesday night", "2017-06-28", "2017-06-28", "publication"),
    (TUESDAY, "last Tuesday", "2017-06-27", "2017-06-27", "publication"),
    (TUESDAY, "last Friday", "2017-06-30", "2017-06-30", "publication"),
    (TUESDAY, "next Tuesday", "2017-07-11", "2017-07-11", "publication"),
    (TUESDAY, "next Friday", "2017-07-07", "2017-07-07", "publication"),
    (TUESDAY, "Saturday and Sunday", "2017-07-01", "2017-07-02", "publication"),
    (TUESDAY, "between Friday and Monday", "2017-06-30", "2017-07-03", "publication"),
    ("2016-02-29", "on Monday", "2016-02-29", "2016-02-29", "publication"),
    ("2017-01-01", "on Saturday", "2016-12-31", "2016-12-31", "publication"),
    (None, "on Sunday", None, None, "publication"),
    # days and months without a year
    (TUESDAY, "July 2", "2017-07-02", "2017-07-02", "publication"),
    (TUESDAY, "July 4", "2017-07-04", "2017-07-04", "publication"),
    (TUESDAY, "July 5", "2016-07-05", "2016-07-05", "publication"),
    (TUESDAY, "on 25 December", "2016-12-25", "2016-12-25", "publication"),
    (TUESDAY, "29 February", "2016-02-29", "2016-02-29", "publication"),
    ("2016-12-15", "Monday, Dec. 26", "2016-12-26", "2016-12-26", "publication"),
    ("2017-07-04", "Sunday, July 5", "2015-07-05", "2015-07-05", "publication"),
    (TUESDAY, "from 17 January to 30 June", "2017-01-17", "2017-06-30", "publication"),
    (TUESDAY, "between 5 and 13 May", "2017-05-05", "2017-05-13", "publication"),
    (TUESDAY, "in June", "2017-06-01", "2017-06-30", "publication"),
    (TUESDAY, "in July", "2017-07-01", "2017-07-04", "publication"),
    (TUESDAY, "in August", "2016-08-01", "2016-08-31", "publication"),
    (TUESDAY, "In late June", "2017-06-21", "2017-06-30", "publication"),
    (TUESDAY, "early March", "2017-03-01", "2017-03-10", "publication"),
    (TUESDAY, "mid-May", "2017-05-11", "2017-05-20", "publication"),
    (TUESDAY, "late July", "2016-07-21", "2016-07-31", "publication"),
    (TUESDAY, "the first week of July", "2017-07-01", "2017-07-04", "publication"),
    (TUESDAY, "last September", "2016-09-01", "2016-09-30", "publication"),
    (TUESDAY, "last July", "2016-07-01", "2016-07-31", "publication"),
    (TUESDAY, "in June last year", "2016-06-01", "2016-06-30", "publication"),
    (None, "from 2017 to Monday", "2017-01-01", None, "publication"),
    (TUESDAY, "from December to March", "2016-12-01", "2017-03-31", "publication"),
    (None, "in July", None, None, "publication"),
    (None, "July 2", None, None, "publication"),
    # seasons
    (TUESDAY, "last autumn", "2016-09-01", "2016-11-30", "publication"),
    (TUESDAY, "in the summer", "2017-06-01", "2017-07-04", "publication"),
    ("2017-02-10", "last winter", "2015-12-01", "2016-02-29", "publication"),
    # the calendar
    (TUESDAY, "last week", "2017-06-26", "2017-07-02", "publication"),
    (TUESDAY, "late last week", "2017-06-30", "2017-07-02", "publication"),
    (TUESDAY, "this week", "2017-07-03", "2017-07-04", "publication"),
    (TUESDAY, "earlier this week", "2017-07-03", "2017-07-04", "publication"),
    (TUESDAY, "next week", "2017-07-10", "2017-07-16", "publication"),
    (TUESDAY, "last month", "2017-06-01", "2017-06-30", "publication"),
    ("2017-01-31", "last month", "2016-12-01", "2016-12-31", "publication"),
    (TUESDAY, "this month", "2017-07-01", "2017-07-04", "publication"),
    (TUESDAY, "last year", "2016-01-01", "2016-12-31", "publication"),
    (TUESDAY, "this year", "2017-01-01", "2017-07-04", "publication"),
    (TUESDAY, "later this year", "2017-07-04", "2017-12-31", "publication"),
    (TUESDAY, "the end of last year", "2016-10-01", "2016-12-31", "publication"),
    (TUESDAY, "over the weekend", "2017-07-01", "2017-07-02", "publication"),
    ("2017-07-02", "over the weekend", "2017-07-01", "2017-07-02", "publication"),
    ("2017-07-01", "this weekend", "2017-07-01", "2017-07-01", "publication"),
    (TUESDAY, "last weekend", "2017-07-01", "2017-07-02", "publication"),
    ("2017-07-02", "last weekend", "2017-06-24", "2017-06-25", "publication"),
    (TUESDAY, "next weekend", "2017-07-08", "2017-07-09", "publication"),
    (None, "last week", None, None, "publication"),
    # near
    (TUESDAY, "today", "2017-07-04", "2017-07-04", "publication"),
    (TUESDAY, "now", "2017-07-04", "2017-07-04", "publication"),
    (TUESDAY, "this morning", "2017-07-04", "2017-07-04", "publication"),
    (TUESDAY, "at dawn", "2017-07-04", "2017-07-04", "publication"),
    (TUESDAY, "yesterday", "2017-07-03", "2017-07-03", "publication"),
    (TUESDAY, "last night", "2017-07-03", "2017-07-03", "publication"),
    (TUESDAY, "overnight", "2017-07-03", "2017-07-04", "publication"),
    (TUESDAY, "tomorrow", "2017-07-05", "2017-07-05", "publication"),
    (TUESDAY, "in recent days", None, "2017-07-04", "publication"),
    (TUESDAY, "so far", None, "2017-07-04", "publication"),
    (TUESDAY, "soon", "2017-07-04", None, "publication"),
    (None, "today", None, None, "publication"),
    # windows
    (TUESDAY, "the past 24 hours", "2017-07-03", "2017-07-04", "publication"),
    (TUESDAY, "in the last 48 hours", "2017-07-02", "2017-07-04", "publication"),
    (TUESDAY, "in the past two weeks", "2017-06-20", "2017-07-04", "publication"),
    (TUESDAY, "the past week", "2017-06-27", "2017-07-04", "publication"),
    (TUESDAY, "in the last week", "2017-06-27", "2017-07-04", "publication"),
    ("2017-03-31", "over the past month", "2017-02-28", "2017-03-31", "publication"),
    (TUESDAY, "the past three years", "2014-07-04", "2017-07-04", "publication"),
    (TUESDAY, "over the past months", None, "2017-07-04", "publication"),
    (TUESDAY, "within the next six months", "2017-07-04", "2018-01-04", "publication"),
    (TUESDAY, "in the coming days", "2017-07-04", None, "publication"),
    (TUESDAY, "for a third straight day", "2017-07-02", "2017-07-04", "publication"),
    # ago
    (TUESDAY, "two days ago", "2017-07-02", "2017-07-02", "publication"),
    (TUESDAY, "four hours ago", "2017-07-03", "2017-07-04", "publication"),
    (TUESDAY, "minutes ago", "2017-07-04", "2017-07-04", "publication"),
    (TUESDAY, "two weeks ago", "2017-06-17", "2017-06-23", "publication"),
    (TUESDAY, "a year ago", "2016-01-04", "2017-01-02", "publication"),
    (TUESDAY, "days ago", None, "2017-07-04", "publication"),
    # since and until
    (TUESDAY, "since 6 June", "2017-06-06", "2017-07-04", "publication"),
    (TUESDAY, "since Sunday", "2017-07-02", "2017-07-04", "publication"),
    (TUESDAY, "since 2011", "2011-01-01", "2017-07-04", "publication"),
    (None, "since 2011", "2011-01-01", None, "publication"),
    (None, "since Sunday", None, None, "publication"),
    (TUESDAY, "since the start of the year", "2017-01-01", "2017-07-04", "publication"),
    (TUESDAY, "since the war began in March 2011", "2011-03-01", "2017-07-04", "publication"),
    (TUESDAY, "since then", None, "2017-07-04", "publication"),
    (TUESDAY, "by Monday", None, "2017-07-03", "publication"),
    (TUESDAY, "before 1 July", None, "2017-06-30", "publication"),
    # open
    (TUESDAY, "the day before", None, None, "text"),
    (TUESDAY, "for two days", None, None, "text"),
    (TUESDAY, "during Ramadan", None, None, "text"),
]

FUTURE: list[tuple[str, str | None, str | None]] = [
    ("on Friday", "2017-07-07", "2017-07-07"),
    ("on Tuesday", "2017-07-04", "2017-07-04"),
    ("July 2", "2018-07-02", "2018-07-02"),
    ("July 5", "2017-07-05", "2017-07-05"),
    ("in June", "2018-06-01", "2018-06-30"),
    ("in July", "2017-07-04", "2017-07-31"),
    ("in August", "2017-08-01", "2017-08-31"),
    ("this week", "2017-07-04", "2017-07-09"),
    ("this weekend", "2017-07-08", "2017-07-09"),
    ("in two days", "2017-07-04", "2017-07-06"),
    ("from Monday", "2017-07-10", None),
    ("by Friday", None, "2017-07-07"),
    ("from Friday to Monday", "2017-07-07", "2017-07-10"),
    ("in the autumn", "2017-09-01", "2017-11-30"),
]

ANCHORED: list[tuple[str, str | None, str | None]] = [
    ("two days later", "2016-03-12", "2016-03-12"),
    ("a day earlier", "2016-03-09", "2016-03-09"),
    ("The next day", "2016-03-11", "2016-03-11"),
    ("the same day", "2016-03-10", "2016-03-10"),
    ("the same week", "2016-03-07", "2016-03-13"),
    ("the same month", "2016-03-01", "2016-03-31"),
    ("a month later", "2016-03-26", "2016-04-25"),
    ("days later", "2016-03-10", None),
    ("hours earlier", None, "2016-03-10"),
]


def day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


@pytest.mark.parametrize(("published", "text", "first", "last", "basis"), PAST)
def test_days(published: str | None, text: str, first: str | None, last: str | None, basis: str) -> None:
    (expression,) = find_times(text)
    assert resolve_time(expression, day(published)) == (day(first), day(last), basis)


@pytest.mark.parametrize(("text", "first", "last"), FUTURE)
def test_days_ahead(text: str, first: str | None, last: str | None) -> None:
    (expression,) = find_times(text)
    assert resolve_time(expression, day(TUESDAY), future=True)[:2] == (day(first), day(last))


@pytest.mark.parametrize(("text", "first", "last"), ANCHORED)
def test_days_from_another_event(text: str, first: str | None, last: str | None) -> None:
    (expression,) = find_times(text)
    assert resolve_time(expression, day(TUESDAY), anchor=date(2016, 3, 10))[:2] == (day(first), day(last))


def test_record() -> None:
    text = "Rebels left in late June."
    (expression,) = find_times(text)
    assert resolve(expression, day(TUESDAY)) == Time(
        text="in late June", start=12, end=24, from_="2017-06-21", to="2017-06-30", basis="publication"
    )


TEXTS = st.sampled_from([text for _, text, *_ in PAST] + [text for text, *_ in FUTURE + ANCHORED])
DAYS = st.none() | st.dates()


@given(TEXTS, DAYS, st.booleans(), DAYS)
def test_first_is_never_after_last(text: str, published: date | None, future: bool, anchor: date | None) -> None:
    for expression in find_times(text):
        first, last, _ = resolve_time(expression, published, future, anchor)
        assert first is None or last is None or first <= last


WORDS = [
    *("since", "from", "to", "until", "by", "between", "and", "the", "late", "mid", "end", "of", "before", "after"),
    *("Monday", "Sunday", "July", "May", "29", "February", "4", "31", "2017", "1999", "last", "next", "past", "week"),
    *(
        "year",
        "months",
        "hours",
        "ago",
        "later",
        "9999",
        "two",
        "million",
        "weekend",
        "winter",
        "summer",
        "in",
        "/",
        "-",
    ),
]


@given(st.lists(st.sampled_from(WORDS)), DAYS, st.booleans(), DAYS)
def test_any_words_resolve(words: list[str], published: date | None, future: bool, anchor: date | None) -> None:
    for expression in find_times(" ".join(words)):
        first, last, basis = resolve_time(expression, published, future, anchor)
        assert first is None or last is None or first <= last
        if basis == "publication" and published is None:
            assert first is None or last is None
