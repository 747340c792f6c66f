import io

import pytest
from rich.console import Console

from reportedly.evaluate.answers import Answer
from reportedly.evaluate.compare import compare
from reportedly.evaluate.evaluation import Evaluation, evaluate
from reportedly.evaluate.table import SHORT, print_comparison, print_evaluation
from tests.evaluate.making import plain


def evaluated(articles: int = 20, found: int = 15) -> Evaluation:
    gold = {f"article-{number:02}": (plain(), plain(event="aid")) for number in range(articles)}
    answers = {name: Answer(name, claims[:1]) for name, claims in list(gold.items())[:found]}
    outlets = {name: f"The Old River Post and Harbour Review of {name}" for name in gold}
    return evaluate(gold, answers, outlets, 4, gold="my\x1b[31mgold", reading="extractor rules")


def printed(evaluation: Evaluation, width: int, by: str | None = None, before: Evaluation | None = None) -> str:
    stream = io.StringIO()
    console = Console(file=stream, width=width)
    print_evaluation(evaluation, by, console)
    if before is not None:
        print_comparison(compare(before.articles, evaluation.articles), console)
    return stream.getvalue()


@pytest.mark.parametrize("width", [80, 120])
def test_no_line_is_wider_than_the_console(width: int) -> None:
    lines = printed(evaluated(), width, before=evaluated(found=5)).splitlines()
    assert max(map(len, lines)) <= width


@pytest.mark.parametrize("width", [80, 120])
def test_figures_stand_under_one_another(width: int) -> None:
    lines = printed(evaluated(), width).splitlines()
    start = next(number for number, line in enumerate(lines) if line.startswith("figure"))
    table = lines[start : start + 10]
    cells = table[1].split()
    assert (cells[:2], cells[5:]) == (["claim", "0.545"], ["1.000", "0.375", "40", "15"])
    assert float(cells[2]) < 0.545 < float(cells[4])
    assert len({len(line) for line in table}) == 1


def test_parts() -> None:
    both = printed(evaluated(), 80)
    assert "By event type" in both
    assert "By outlet" in both
    assert f"and {20 - SHORT} outlets with fewer claims: all with --by outlet" in both
    assert "By outlet" not in printed(evaluated(), 80, "event")
    outlet = printed(evaluated(), 80, "outlet")
    assert "By event type" not in outlet
    assert "fewer claims" not in outlet
    assert outlet.count("The Old River") == 20 + 2  # each once, and in the two titles of misses


def test_what_is_not_there_is_a_dash_and_no_0() -> None:
    line = next(each for each in printed(evaluated(found=0), 80).splitlines() if each.startswith("laundered"))
    assert line.split() == ["laundered", "-", "-", "0"]


def test_few_articles_have_no_interval() -> None:
    assert "Intervals need 5 articles" in printed(evaluated(4, 4), 80)
    assert " to 0." not in printed(evaluated(4, 4), 80)


def test_misses_come_with_their_sentence() -> None:
    text = printed(evaluated(), 120)
    assert "missed  shelling «fell»: Shells fell on the market of Karm" in text
    assert "claim 0.000, 0 of 2 found, 0 answers" in text


def test_what_steers_the_terminal_is_shown_as_signs() -> None:
    text = printed(evaluated(), 80)
    assert "\x1b" not in text
    assert "my␛[31mgold" in text


def test_changes() -> None:
    text = printed(evaluated(found=20), 100, before=evaluated(found=5))
    assert "Changes over 20 articles that both scored" in text
    claim = next(line for line in text.splitlines() if line.startswith("claim") and "+" in line)
    cells = claim.split()
    assert (cells[:4], cells[7]) == (["claim", "0.222", "0.667", "+0.444"], "clear")
    assert 0 < float(cells[4]) < 0.444 < float(cells[6])
    assert "and 3 that moved less: all with --json" in text


def test_no_change() -> None:
    text = printed(evaluated(), 100, before=evaluated())
    changes = text[text.index("Changes over") :]
    assert "moved most" not in changes
    assert "+" not in changes
    assert "=" in changes


def test_other_articles_and_other_gold_are_told() -> None:
    text = printed(evaluated(20), 100, before=evaluated(18))
    assert "2 articles only now: article-18, article-19" in text
