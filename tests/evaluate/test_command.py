"""`reportedly evaluate` from end to end, in a process of its own."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT
from tests.evaluate.making import save_answers, save_gold, written
from tests.evaluate.running import run

OWN = ["wire-homs-2012-02-04", "local-dablan-2017-06-30", "radio-tyre-2006-07-28"]
LAUGHS = "a: &a [ha]\nb: &b [*a, *a]\nclaims: [*b, *b]\n"
CLAIMS = {f"a{number}": [written(), written(event="aid", trigger="bread")] for number in range(6)}


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A few of the project's own reports with their gold."""
    for name in ("gold", "reports"):
        (tmp_path / name).mkdir()
    for article in OWN:
        for name in ("gold", "reports"):
            (file,) = (ROOT / "corpora" / name).glob(f"{article}.*")
            shutil.copy(file, tmp_path / name)
    return tmp_path


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    save_gold(tmp_path, CLAIMS)
    save_answers(tmp_path, {article: claims[:1] for article, claims in CLAIMS.items()})
    return tmp_path


def as_json(folder: Path, *arguments: str, code: int = 0) -> dict[str, Any]:
    done = run(folder, "evaluate", "gold", "--json", *arguments)
    assert done.returncode == code, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def test_own_reports_are_read_and_scored(own: Path) -> None:
    done = run(own, "evaluate", "gold", "--extractor", "rules")
    assert (done.returncode, done.stderr) == (0, "")
    for words in ("extractor rules: 3 articles of gold", "claim", "laundered", "By event type", "By outlet", "missed"):
        assert words in done.stdout
    assert max(map(len, done.stdout.splitlines())) <= 100
    assert run(own, "evaluate", "gold", "--extractor", "rules").stdout == done.stdout


def test_saved_readings_score_as_the_reading_itself(own: Path) -> None:
    (own / "answers").mkdir()
    for report in (own / "reports").iterdir():
        (own / "answers" / f"{report.stem}.json").write_text(
            run(own, "read", str(report), "--json", "--extractor", "rules").stdout
        )
    read, answered = as_json(own, "--extractor", "rules"), as_json(own, "--answers", "answers")
    assert read.pop("reading") == "extractor rules"
    assert answered.pop("reading") == "answers of answers"
    assert read == answered
    assert 0.3 < read["figures"]["claim"]["f1"] < 1


def test_what_changed(saved: Path) -> None:
    old = run(saved, "evaluate", "gold", "--answers", "answers", "--json")
    (saved / "old.json").write_text(old.stdout)
    save_answers(saved, CLAIMS)
    done = run(saved, "evaluate", "gold", "--answers", "answers", "--compare", "old.json")
    assert "Changes over 6 articles that both scored" in done.stdout
    changes = as_json(saved, "--answers", "answers", "--compare", "old.json")["changes"]
    assert changes["figures"][0] == {
        "name": "claim",
        "before": 0.667,
        "now": 1.0,
        "by": 0.333,
        "interval": [0.333, 0.333],
        "clear": True,
        "gold": 12,
    }
    assert [event["name"] for event in changes["events"]] == ["aid"]


@pytest.mark.parametrize(("option", "there", "gone"), [("event", "By event", "By outlet"), ("outlet", "By o", "By e")])
def test_one_part(saved: Path, option: str, there: str, gone: str) -> None:
    done = run(saved, "evaluate", "gold", "--answers", "answers", "--by", option)
    assert there in done.stdout
    assert gone not in done.stdout


def test_errors(saved: Path) -> None:
    assert run(saved, "evaluate", "gold", "--answers", "answers", "--errors", "4").stdout.count("missed  aid") == 4
    assert "missed" not in run(saved, "evaluate", "gold", "--answers", "answers", "--errors", "0").stdout


def test_lines(tmp_path: Path) -> None:
    save_gold(tmp_path, {"a": [written()]})
    (tmp_path / "text").mkdir()
    (tmp_path / "text" / "a.txt").write_text(f"{written()['sentence']}\n\nNothing else.\n")
    evaluation = as_json(tmp_path, "--lines", "--extractor", "rules")
    assert evaluation["reading"] == "extractor rules, line by line"
    assert evaluation["figures"]["claim"]["hit"] == 1


def test_an_article_without_a_report_counts_and_is_told(own: Path) -> None:
    (own / "reports" / f"{OWN[0]}.txt").unlink()
    done = run(own, "evaluate", "gold")
    assert done.returncode == 2
    assert done.stderr.startswith(f"reportedly: {OWN[0]}: no report of this name in ")
    assert len(done.stderr.splitlines()) == 1
    assert "3 articles of gold, 1 without an answer" in done.stdout
    assert as_json(own, code=2)["not_read"] == [OWN[0]]


def test_where_nothing_can_be_read_nothing_is_printed(own: Path) -> None:
    for report in (own / "reports").iterdir():
        report.write_text("")
    done = run(own, "evaluate", "gold")
    assert (done.returncode, done.stdout, len(done.stderr.splitlines())) == (2, "", 3)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"claims: [", "bad.yaml:2: not valid YAML"),
        (LAUGHS.encode(), "bad.yaml:2: an alias (*a)"),
        (b"[" * 200_000, "bad.yaml:1: nested more than 20 deep"),
        (b"claims: 7", "bad.yaml: claims: "),
        (
            b"claims: [{sentence: S, event: party, trigger: t, factuality: actual}]",
            "claims[0].event: 'party' is no event type",
        ),
        (b"\xff\xfe", "bad.yaml: is no UTF-8 text"),
    ],
)
def test_gold_that_is_bad_is_one_line_and_2(saved: Path, content: bytes, said: str) -> None:
    (saved / "gold" / "bad.yaml").write_bytes(content)
    done = run(saved, "evaluate", "gold", "--answers", "answers")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("reportedly: gold/bad.yaml")
    assert said in done.stderr
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["gone"], "gone: no such folder"),
        (["bare"], "bare: the folder holds no gold"),
        (["gold/a0.yaml"], "gold/a0.yaml: no such folder"),
        (["gold"], "no report of any article of gold is there"),
        (["gold", "--reports", "gone"], "gone: no such folder"),
        (["gold", "--answers", "gone"], "gone: no such folder"),
        (["gold", "--answers", "bare"], "bare: no answer to any article"),
        (["gold", "--answers", "answers", "--reports", "bare"], "--reports: nothing is read where --answers"),
        (["gold", "--answers", "answers", "--extractor", "rules"], "--extractor: nothing is read where --answers"),
        (["gold", "--answers", "answers", "--lines"], "--lines: nothing is read where --answers"),
        (["gold", "--answers", "answers", "--by", "war"], "--by: 'war' is no part; use one of event, outlet"),
        (["gold", "--answers", "answers", "--compare", "gone.json"], "gone.json: no such file"),
        (["gold", "--answers", "answers", "--compare", "answers/a0.json"], "answers/a0.json: format: field required"),
        (["gold", "--reports", "texts", "--extractor", "oracle"], "'oracle' is unknown"),
    ],
)
def test_wrong_use_is_one_line_and_2(saved: Path, arguments: list[str], said: str) -> None:
    (saved / "bare").mkdir()
    (saved / "texts").mkdir()
    for article in CLAIMS:
        (saved / "texts" / f"{article}.txt").write_text("Shells fell on Karm.")
    done = run(saved, "evaluate", *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert len(done.stderr.splitlines()) == 1
    assert done.stderr.startswith("reportedly: ")
    assert said in done.stderr


def test_an_answer_with_a_lone_surrogate(saved: Path) -> None:
    (saved / "answers" / "a0.json").write_text(
        json.dumps({"claims": [written(event="killing", trigger="\ud800", sentence="\ud800 \x1b[31m")]})
    )
    assert "\\ud800" in run(saved, "evaluate", "gold", "--answers", "answers", "--json").stdout
    done = run(saved, "evaluate", "gold", "--answers", "answers")
    assert done.returncode == 0, done.stderr
    assert "⟨U+D800⟩ ␛[31m" in done.stdout
