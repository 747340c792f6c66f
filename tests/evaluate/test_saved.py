import json
from pathlib import Path
from typing import Any

import pytest

from reportedly.errors import DataError
from reportedly.evaluate.answers import Answer
from reportedly.evaluate.compare import compare
from reportedly.evaluate.evaluation import Evaluation, evaluate
from reportedly.evaluate.saved import FORMAT, evaluation_as_json, read_saved
from tests.conftest import ROOT
from tests.evaluate.making import plain


@pytest.fixture
def evaluation() -> Evaluation:
    gold = {f"a{number}": (plain(), plain(event="aid", sentence="خبز “fresh” \ud800.")) for number in range(6)}
    answers = {article: Answer(article, claims[:1], "River Post") for article, claims in gold.items() if article > "a1"}
    return evaluate(gold, answers, {}, 3, gold="gold", reading="answers of x")


def test_what_is_saved_is_read_back(evaluation: Evaluation, tmp_path: Path) -> None:
    file = tmp_path / "old.json"
    file.write_text(evaluation_as_json(evaluation, None), encoding="utf-8")
    assert read_saved(file) == evaluation.articles


def test_the_same_text_each_time(evaluation: Evaluation) -> None:
    assert evaluation_as_json(evaluation, None) == evaluation_as_json(evaluation, None)


def test_text_stays_legible_and_lone_surrogates_are_spelled(evaluation: Evaluation) -> None:
    text = evaluation_as_json(evaluation, None)
    assert "خبز “fresh”" in text
    assert "\\ud800" in text
    assert json.loads(text.encode("utf-8"))["errors"][1]["sentence"].endswith("\ud800.")


def test_a_share_of_nothing_is_null(evaluation: Evaluation) -> None:
    data = json.loads(evaluation_as_json(evaluate({"a": ()}, {}, {}, 0, gold="", reading=""), None))
    assert data["figures"]["laundered"] == {"share": None, "interval": None, "hit": 0, "of": 0}


def keys(data: Any) -> set[str]:
    """The keys of an object and of what it holds, without the names of articles, figures and event types."""
    if isinstance(data, list):
        return {key for item in data for key in keys(item)}
    if not isinstance(data, dict):
        return set()
    named = {"figures", "by_event", "counts", "shares", "events"}
    found = set(data)
    for key, value in data.items():
        found |= keys(list(value.values()) if key in named and isinstance(value, dict) else value)
    return found


def test_every_key_is_documented(evaluation: Evaluation) -> None:
    comparison = compare(evaluation.articles, evaluation.articles[1:])
    written = json.loads(evaluation_as_json(evaluation, comparison))
    written["changes"]["moved_articles"] = []
    page = (ROOT / "docs" / "evaluate.md").read_text(encoding="utf-8")
    assert {key for key in keys(written) if f"`{key}`" not in page} == set()
    assert f"`{FORMAT}`" in page


def article(**fields: Any) -> dict[str, Any]:
    count = [1, 2, 3]
    names = ("claim", "strict", "agents", "targets", "places", "casualties", "speaker", "attributed", "toll")
    return {
        "id": "a",
        "outlet": None,
        "counts": dict.fromkeys(names, count),
        "shares": {key: [1, 2] for key in ("stance_accuracy", "factuality_accuracy", "laundered")},
        "events": {"aid": count},
        **fields,
    }


def test_a_saved_article_by_hand(tmp_path: Path) -> None:
    (tmp_path / "old.json").write_text(json.dumps({"format": FORMAT, "articles": [article()], "more": 1}))
    assert read_saved(tmp_path / "old.json")[0].counts["claim"].parts == (1, 2, 3)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "is no JSON"),
        ("[" * 100_000, "is no JSON"),
        ("[]", "must be an object"),
        ({"format": FORMAT}, "articles: field required"),
        ({"format": "reportedly/1", "articles": []}, "the format is 'reportedly/1'"),
        ({"format": FORMAT, "articles": [article(counts={})]}, "a lacks figures"),
        ({"format": FORMAT, "articles": [article(events={"aid": [1, 2]})]}, "articles[0].events.aid[2]: "),
        ({"format": FORMAT, "articles": [article(events={"aid": [1, 2, True]})]}, "articles[0].events.aid[2]: "),
        ({"format": FORMAT, "articles": [article(events={"aid": [1, 2, -1]})]}, "articles[0].events.aid[2]: "),
        ({"format": FORMAT, "articles": [article(events={"aid": [1, 2, 10**400]})]}, "articles[0].events.aid[2]: "),
        ({"format": FORMAT, "articles": [article(id=3)]}, "articles[0].id: "),
    ],
)
def test_files_that_are_no_saved_evaluation(tmp_path: Path, content: Any, said: str) -> None:
    file = tmp_path / "old.json"
    file.write_text(content if isinstance(content, str) else json.dumps(content))
    with pytest.raises(DataError) as caught:
        read_saved(file)
    assert str(caught.value).startswith(f"{file}: {said}")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(("name", "said"), [("gone.json", "no such file"), (".", "cannot be read")])
def test_no_file(tmp_path: Path, name: str, said: str) -> None:
    with pytest.raises(DataError, match=said):
        read_saved(tmp_path / name)
