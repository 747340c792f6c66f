import json
import os
from pathlib import Path

import pytest

from reportedly.config import Settings
from reportedly.errors import MissingInput, SettingsError, UnreadableInput
from reportedly.evaluate.answers import Answer, read_answers, report_folders, saved_answers
from reportedly.pipeline import Failure
from tests.evaluate.making import plain, save_answers, written

SHELLED = "Rebels shelled the town of Raqqa on Monday, killing 7 people."
RULES = Settings(extractor="rules")
FLED = "Activists said that hundreds of civilians fled Mosul."


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    folder = tmp_path / "text"
    folder.mkdir()
    (folder / "shelled.txt").write_text(SHELLED)
    (folder / "fled.md").write_text(FLED)
    return folder


def test_reports_are_read(reports: Path) -> None:
    answers = list(read_answers(["shelled", "fled"], [reports], RULES))
    assert [isinstance(answer, Answer) and answer.article for answer in answers] == ["shelled", "fled"]
    assert [[claim.event for claim in answer.claims] for answer in answers if isinstance(answer, Answer)] == [
        ["shelling"],
        ["displacement"],
    ]


def test_an_article_without_a_report_is_told_and_the_others_are_read(reports: Path) -> None:
    (reports / "empty.txt").write_text("")
    (reports / "twice.txt").write_text(FLED)
    (reports / "twice.html").write_text(FLED)
    os.link(reports / "shelled.txt", reports / "copy.txt")
    (reports / "link.txt").symlink_to("shelled.txt")
    articles = ["gone", "shelled", "empty", "twice", "copy", "link"]
    outcomes = list(read_answers(articles, [reports], RULES))
    said = [str(each.error) if isinstance(each, Failure) else each.article for each in outcomes]
    assert len(said) == len(articles)
    assert said[0].startswith("gone: no report of this name in ")
    assert "twice.txt: twice.html lies beside it" in said[1] or "twice.html: twice.txt lies beside it" in said[1]
    assert "is the report of shelled too" in said[2]
    assert said[3] == "shelled"
    assert "empty.txt: the file is empty" in said[4]
    assert said[5] == "copy"  # the same words in a file of its own are a report of its own


def test_no_report_at_all(reports: Path) -> None:
    with pytest.raises(MissingInput, match="no report of any article of gold is there"):
        list(read_answers(["gone"], [reports], RULES))


def test_an_unknown_extractor(reports: Path) -> None:
    for lines in (True, False):
        with pytest.raises(SettingsError, match="oracle"):
            list(read_answers(["fled"], [reports], Settings(extractor="oracle"), lines=lines))


def test_each_line_is_a_report_of_its_own(reports: Path) -> None:
    added = "He added that planes bombed Tabqa on Sunday."
    (reports / "lines.txt").write_text(f"A local doctor said that {SHELLED}\r\n\n   \n{added}\n")
    whole, alone = (next(read_answers(["lines"], [reports], RULES, lines=lines)) for lines in (False, True))
    assert isinstance(whole, Answer)
    assert isinstance(alone, Answer)
    assert [claim.event for claim in alone.claims] == ["shelling", "airstrike"]
    # Only who knows the line before knows who added.
    assert [claim.speaker for claim in whole.claims] == ["local doctor", "local doctor"]
    assert [claim.speaker for claim in alone.claims] == ["local doctor", "He"]


def test_bad_reports_by_lines(reports: Path) -> None:
    (reports / "empty.txt").write_text(" \n")
    outcomes = list(read_answers(["empty", "fled"], [reports], RULES, lines=True))
    assert isinstance(outcomes[0], Failure)
    assert isinstance(outcomes[1], Answer)


def test_folders_in_which_reports_are_sought(tmp_path: Path) -> None:
    gold = tmp_path / "gold"
    assert report_folders(gold) == [tmp_path]
    for name in ("reports", "text"):
        (tmp_path / name).mkdir()
    assert report_folders(gold) == [tmp_path / "text", tmp_path / "reports", tmp_path]


def test_saved_answers(tmp_path: Path) -> None:
    folder = save_answers(tmp_path, {"a": [written()], "b": []})
    (folder / "b.json").write_text(json.dumps({"document": {"outlet": "River Post"}, "claims": None}))
    assert list(saved_answers(["a", "b"], folder)) == [Answer("a", (plain(),)), Answer("b", (), "River Post")]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "is no JSON"),
        (b"{", "is no JSON"),
        (b"\xff", "is no JSON"),
        (b"[" * 100_000, "is no JSON"),
        (b'{"claims": ' + b"1" * 5000 + b"}", "is no JSON"),
        (b"[]", "must hold an object"),
        (b'{"claims": [{}]}', "claims[0].sentence: field required"),
        (b'{"claims": [NaN]}', "claims[0]: "),
    ],
)
def test_saved_answers_that_are_bad(tmp_path: Path, content: bytes, said: str) -> None:
    folder = save_answers(tmp_path, {"good": []})
    (folder / "bad.json").write_bytes(content)
    bad, gone, good = saved_answers(["bad", "gone", "good"], folder)
    assert isinstance(bad, Failure)
    assert isinstance(bad.error, UnreadableInput)
    assert f"bad.json: {said}" in str(bad.error)
    assert "\n" not in str(bad.error)
    assert isinstance(gone, Failure)
    assert isinstance(gone.error, MissingInput)
    assert good == Answer("good", ())


def test_no_saved_answer_at_all(tmp_path: Path) -> None:
    with pytest.raises(MissingInput, match="no answer to any article"):
        list(saved_answers(["a"], tmp_path))
    with pytest.raises(MissingInput, match="no such folder"):
        list(saved_answers(["a"], tmp_path / "gone"))
