import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.evaluate.bootstrap import DRAWS, LEAST_ARTICLES, draw_articles, interval, interval_of_change
from reportedly.evaluate.figures import Count, Share, total

COUNTS = st.tuples(st.integers(0, 9), st.integers(0, 9), st.integers(0, 9)).map(
    lambda n: Count(n[0], n[0] + n[1], n[0] + n[2])
)
FULL = COUNTS.filter(lambda count: not count.is_empty)
FEW = settings(max_examples=20, deadline=None)


def test_too_few_articles_have_no_draws_and_no_interval() -> None:
    draws = draw_articles(LEAST_ARTICLES - 1)
    assert draws == ()
    assert interval([Count(1, 1, 1)] * (LEAST_ARTICLES - 1), Count, draws) is None


def test_draws_take_articles_with_repetition() -> None:
    draws = draw_articles(7)
    drawn = [draw(range(7)) for draw in draws]
    assert len(drawn) == DRAWS
    assert all(len(each) == 7 for each in drawn)
    assert any(len(set(each)) < 7 for each in drawn)
    assert {number for each in drawn for number in each} == set(range(7))


@FEW
@given(FULL, st.integers(LEAST_ARTICLES, 12))
def test_equal_scores_have_no_spread(count: Count, articles: int) -> None:
    spread = interval([count] * articles, Count, draw_articles(articles))
    assert spread == (count.value, count.value)


@FEW
@given(st.lists(FULL, min_size=LEAST_ARTICLES, max_size=12))
def test_the_interval_is_ordered_and_inside_what_articles_have(counts: list[Count]) -> None:
    spread = interval(counts, Count, draw_articles(len(counts)))
    assert spread is not None
    low, high = spread
    assert min(count.value for count in counts) - 1e-12 <= low <= high <= max(count.value for count in counts) + 1e-12


@FEW
@given(st.lists(COUNTS, min_size=LEAST_ARTICLES, max_size=12))
def test_the_same_scores_give_the_same_interval(counts: list[Count]) -> None:
    number = len(counts)
    assert interval(counts, Count, draw_articles(number)) == interval(counts, Count, draw_articles(number))


def test_a_spread_holds_the_figure() -> None:
    shares = [Share(hit, 10) for hit in (2, 4, 4, 5, 6, 7, 9, 3)]
    spread = interval(shares, Share, draw_articles(len(shares)))
    assert spread is not None
    assert spread[0] < total(shares, Share).value < spread[1]


def test_articles_without_the_thing_say_nothing() -> None:
    counts = [Count(1, 2, 2)] * (LEAST_ARTICLES - 1) + [Count()] * 20
    assert interval(counts, Count, draw_articles(len(counts))) is None
    counts = [Count(1, 2, 2)] * LEAST_ARTICLES + [Count()] * 20
    assert interval(counts, Count, draw_articles(len(counts))) == (0.5, 0.5)


@FEW
@given(st.lists(FULL, min_size=LEAST_ARTICLES, max_size=12))
def test_no_change_is_no_change_in_every_draw(counts: list[Count]) -> None:
    assert interval_of_change(counts, counts, Count, draw_articles(len(counts))) == (0, 0)


def test_a_rise_in_every_article_is_clear() -> None:
    before = [Share(hit, 20) for hit in (2, 9, 5, 14, 11, 7)]
    now = [Share(share.hit + 1, 20) for share in before]
    # Drawn together, the difficulty of the articles cancels out.
    assert interval_of_change(before, now, Share, draw_articles(6)) == pytest.approx((0.05, 0.05))
