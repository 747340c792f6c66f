from reportedly.evaluate.answers import Answer
from reportedly.evaluate.evaluation import Evaluation, evaluate
from reportedly.evaluate.figures import COUNTS, SHARES, Count
from tests.evaluate.making import plain

ARTICLES = [f"a{number}" for number in range(6)]


def evaluated(errors: int = 10) -> Evaluation:
    gold = {article: (plain(), plain(event="aid")) for article in ARTICLES}
    answers = {article: Answer(article, (plain(), plain(event="protest")), "River Post") for article in ARTICLES[1:]}
    return evaluate(gold, answers, {"a1": "Harbour Review"}, errors, gold="gold", reading="answers")


def test_all_figures_are_there() -> None:
    evaluation = evaluated()
    assert list(evaluation.figures) == [*COUNTS, *SHARES]
    assert evaluation.figures["claim"].measure == Count(5, 12, 10)


def test_an_article_without_an_answer_counts() -> None:
    evaluation = evaluated()
    assert evaluation.not_read == ("a0",)
    assert [article.id for article in evaluation.articles] == ARTICLES
    assert evaluation.articles[0].counts["claim"] == Count(0, 2, 0)


def test_event_types_stand_in_the_order_of_gold() -> None:
    assert {name: figure.measure.parts for name, figure in evaluated().events.items()} == {
        "aid": (0, 6, 0),
        "shelling": (5, 6, 5),
        "protest": (0, 0, 5),
    }
    assert list(evaluated().events) == ["aid", "shelling", "protest"]


def test_outlets_have_their_own_figures() -> None:
    outlets = [(part.outlet, part.articles, part.figures["claim"].measure) for part in evaluated().outlets]
    assert outlets == [
        ("River Post", 4, Count(4, 8, 8)),
        (None, 1, Count(0, 2, 0)),
        ("Harbour Review", 1, Count(1, 2, 2)),
    ]
    assert all(part.figures["claim"].interval is None for part in evaluated().outlets)


def test_as_many_misses_as_asked_for() -> None:
    assert len(evaluated(errors=3).misses) == 3
    assert evaluated(errors=3).misses[0].article == "a0"
    assert evaluated(errors=0).misses == ()


def test_the_same_again() -> None:
    assert evaluated() == evaluated()
