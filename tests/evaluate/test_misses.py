from typing import Any

from reportedly.evaluate.figures import score_article
from reportedly.evaluate.misses import Miss, find_misses, worst_first
from reportedly.evaluate.pairing import pair_up
from tests.evaluate.making import SHELLED, plain


def misses(gold: list[dict[str, Any]], answers: list[dict[str, Any]], article: str = "one") -> tuple[Miss, ...]:
    told, found = [plain(**g) for g in gold], [plain(**a) for a in answers]
    return find_misses(article, told, found, pair_up(told, found))


def test_missed_and_spurious_say_what_stands_instead() -> None:
    assert misses([{}], [{"event": "airstrike", "trigger": "killed"}]) == (
        Miss("one", "missed", "shelling", "fell", SHELLED, ("airstrike",)),
        Miss("one", "spurious", "airstrike", "killed", SHELLED, ("shelling",)),
    )


def test_what_is_paired_or_stands_elsewhere_is_not_instead() -> None:
    other = {"event": "aid", "sentence": "Bread reached Karm."}
    assert [miss.instead for miss in misses([{}, {"event": "killing"}], [{}, other])] == [(), ()]


def test_no_miss_where_all_is_found() -> None:
    assert misses([{}, {"event": "aid"}], [{"event": "aid"}, {}]) == ()


def test_worst_articles_first_then_those_with_most_misses() -> None:
    cases: dict[str, tuple[list[dict[str, Any]], list[dict[str, Any]]]] = {
        "half": ([{}, {"event": "aid"}], [{}]),
        "none": ([{}], []),
        "none-of-two": ([{}, {"event": "aid"}], []),
        "all": ([{}], [{}]),
    }
    scored = []
    for article, (gold, answers) in cases.items():
        told, found = [plain(**g) for g in gold], [plain(**a) for a in answers]
        pairs = pair_up(told, found)
        score = score_article(article, None, told, found, pairs)
        scored.append((score, find_misses(article, told, found, pairs)))
    assert [miss.article for miss in worst_first(scored, 10)] == ["none-of-two", "none-of-two", "none", "half"]
    assert [miss.article for miss in worst_first(scored, 1)] == ["none-of-two"]
    assert worst_first(scored, 0) == []
