"""The project's own reports: complete, split by conflict, and annotated as the codebook says."""

import csv
from collections import defaultdict
from pathlib import Path

import pytest
import yaml

from reportedly.evaluate.gold import read_gold
from reportedly.ontology import load_event_types
from reportedly.read import read_original

CORPORA = Path(__file__).parent.parent / "corpora"
COLUMNS = ["id", "file", "outlet", "invented", "published", "conflict", "manner", "facts", "split"]


def index() -> list[dict[str, str]]:
    rows: list[dict[str, str]] = []
    for file in sorted(CORPORA.glob("index-*.csv")):
        with file.open(encoding="utf-8", newline="") as lines:
            rows += csv.DictReader(line for line in lines if not line.startswith("#"))
    return rows


def test_every_report_is_indexed_once_and_annotated() -> None:
    rows = index()
    assert len(rows) >= 150
    names = [row["id"] for row in rows]
    assert len(set(names)) == len(names)
    assert set(names) == {file.stem for file in (CORPORA / "gold").glob("*.yaml")}
    assert {row["file"] for row in rows} == {file.name for file in (CORPORA / "reports").iterdir()}
    assert all(list(row) == COLUMNS for row in rows)


def test_reports_of_one_conflict_are_on_one_side() -> None:
    sides = defaultdict(set)
    for row in index():
        assert row["split"] in {"train", "test"}
        # "Myanmar northern Shan 2023-24" and "Myanmar" are one conflict: the first word tells the country.
        sides[row["conflict"].removeprefix("DR ").removeprefix("El ").split()[0].strip(",")].add(row["split"])
    assert {conflict for conflict, split in sides.items() if len(split) > 1} == set()


def test_there_is_enough_to_score_on() -> None:
    scored = [row for row in index() if row["split"] == "test"]
    claims = sum(len(read_gold(CORPORA / "gold" / f"{row['id']}.yaml")) for row in scored)
    assert len({row["conflict"] for row in scored}) >= 15
    assert claims >= 400


@pytest.mark.parametrize("row", index(), ids=lambda row: row["id"])
def test_gold_stands_in_the_text_letter_for_letter(row: dict[str, str]) -> None:
    text = " ".join(read_original(CORPORA / "reports" / row["file"]).text.split())
    gold = yaml.safe_load((CORPORA / "gold" / f"{row['id']}.yaml").read_text(encoding="utf-8"))
    assert gold["article"] == row["id"]
    assert [claim["n"] for claim in gold["claims"]] == list(range(1, len(gold["claims"]) + 1))
    for claim in gold["claims"]:
        assert claim["event"] in load_event_types()
        assert " ".join(claim["sentence"].split()) in text
        assert claim["trigger"] in claim["sentence"]


def test_second_annotations_are_of_reports_that_are_there() -> None:
    second = {file.stem for file in (CORPORA / "second").glob("*.yaml")}
    assert len(second) == 30
    assert second <= {row["id"] for row in index()}
