from dataclasses import replace

from reportedly.evaluate.compare import Change, compare
from reportedly.evaluate.figures import COUNTS, SHARES, ArticleScore, Count, Share


def article(name: str, hit: int, gold: int = 10, event: str = "aid") -> ArticleScore:
    count = Count(hit, gold, 10)
    return ArticleScore(
        name, None, dict.fromkeys(COUNTS, count), {key: Share(hit, 10) for key in SHARES}, {event: count}
    )


SIX = [article(f"a{number}", number + 2) for number in range(6)]


def test_nothing_changed() -> None:
    comparison = compare(SIX, SIX)
    assert (comparison.articles, comparison.events, comparison.moved) == (6, (), ())
    assert [change.name for change in comparison.figures] == [*COUNTS, *SHARES]
    assert {(change.by, change.interval, change.is_clear) for change in comparison.figures} == {(0, (0, 0), False)}


def test_a_rise_is_clear() -> None:
    comparison = compare(SIX, [article(each.id, each.counts["claim"].hit + 1) for each in SIX])
    assert {change.is_clear for change in comparison.figures} == {True}
    assert min(change.by for change in comparison.figures) > 0
    assert [change.name for change in comparison.events] == ["aid"]
    assert len(comparison.moved) == 6
    assert comparison.moved[0].interval is None


def test_a_rise_in_one_article_of_six_is_not_clear() -> None:
    comparison = compare(SIX, [*SIX[:5], article("a5", 8)])
    claim = comparison.figures[0]
    assert (claim.by > 0, claim.is_clear) == (True, False)
    assert [change.name for change in comparison.moved] == ["a5"]


def test_only_articles_of_both_are_compared() -> None:
    comparison = compare([*SIX, article("old", 0)], [*SIX, article("new", 10)])
    assert (comparison.articles, comparison.only_before, comparison.only_now) == (6, ("old",), ("new",))
    assert {change.by for change in comparison.figures} == {0}


def test_nothing_in_common() -> None:
    comparison = compare([article("old", 1)], [article("new", 1)])
    assert comparison.articles == 0
    assert comparison.figures[0].interval is None


def test_gold_of_another_size_is_told() -> None:
    assert compare(SIX, [*SIX[:5], article("a5", 7, gold=11)]).gold_changed == ("a5",)


def test_an_event_type_that_only_one_of_them_has() -> None:
    now = [replace(each, events={"protest": Count(1, 1, 1)}) for each in SIX]
    changes = {change.name: (change.before, change.now) for change in compare(SIX, now).events}
    assert changes == {"protest": (0, 1), "aid": (compare(SIX, SIX).figures[0].now, 0)}


def test_what_moved_most_of_gold_stands_first() -> None:
    before = [article("large", 5, gold=100), article("small", 5, gold=10)]
    now = [article("large", 7, gold=100), article("small", 6, gold=10)]
    assert [change.name for change in compare(before, now).moved] == ["large", "small"]


def test_a_fall_is_clear_too() -> None:
    assert Change("claim", 0.5, 0.4, 10, (-0.2, -0.05)).is_clear
    assert not Change("claim", 0.5, 0.4, 10, (-0.2, 0.0)).is_clear
    assert not Change("claim", 0.5, 0.4, 10).is_clear
