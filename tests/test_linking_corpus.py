"""The reports for linking are whole: every claim stands in one event, every copy and pair names what is there."""

import csv
from collections import Counter
from pathlib import Path

import pytest
import yaml

FOLDER = Path(__file__).parent.parent / "corpora" / "linking"
COPY_KINDS = {"", "full", "part", "rewrite"}


def rows(name: str) -> list[dict[str, str]]:
    lines = (FOLDER / name).read_text(encoding="utf-8").splitlines()
    return list(csv.DictReader(line for line in lines if not line.startswith("#")))


INDEX = rows("index.csv")
EVENTS = yaml.safe_load((FOLDER / "events.yaml").read_text(encoding="utf-8"))


def gold(report: str) -> list[dict[str, object]]:
    claims: list[dict[str, object]] = yaml.safe_load((FOLDER / "gold" / f"{report}.yaml").read_text(encoding="utf-8"))[
        "claims"
    ]
    return claims


CLAIMS = {f"{row['id']}#{claim['n']}" for row in INDEX for claim in gold(row["id"])}


def test_every_report_is_indexed_and_annotated_once() -> None:
    assert len(INDEX) == len({row["id"] for row in INDEX})
    assert {row["file"] for row in INDEX} == {path.name for path in (FOLDER / "reports").iterdir()}
    assert {row["id"] for row in INDEX} == {path.stem for path in (FOLDER / "gold").iterdir()}
    assert {row["split"] for row in INDEX} == {"linking"}


def test_there_is_enough_to_measure_on() -> None:
    assert len(INDEX) >= 60
    assert len({event["id"].split("-")[0] for event in EVENTS}) == 28
    labels = Counter(row["label"] for row in rows("pairs.csv"))
    assert sum(labels.values()) >= 150
    assert min(labels.values()) >= 25
    assert sum(bool(row["copy_of"]) for row in INDEX) >= 25


def test_every_claim_stands_in_one_event_with_a_source() -> None:
    placed = Counter(claim for event in EVENTS for claim in event["claims"])
    assert set(placed) == CLAIMS
    assert set(placed.values()) == {1}
    names = {event["id"] for event in EVENTS}
    assert len(names) == len(EVENTS)
    for event in EVENTS:
        assert {claim for source in event["sources"] for claim in source["claims"]} == set(event["claims"]), event["id"]
        assert set(event.get("merges", ())) <= names


def test_copies_and_pairs_name_what_is_there() -> None:
    reports = {row["id"] for row in INDEX}
    for row in INDEX:
        assert row["copy_kind"] in COPY_KINDS
        assert bool(row["copy_of"]) == bool(row["copy_kind"])
        assert not row["copy_of"] or row["copy_of"] in reports - {row["id"]}
    for pair in rows("pairs.csv"):
        assert {pair["left"], pair["right"]} <= CLAIMS
        assert pair["left"] != pair["right"]
        assert pair["label"] in {"agree", "clash", "differ", "unrelated"}


@pytest.mark.parametrize("row", INDEX, ids=lambda row: row["id"])
def test_gold_stands_in_the_text_letter_for_letter(row: dict[str, str]) -> None:
    text = " ".join((FOLDER / "reports" / row["file"]).read_text(encoding="utf-8").split())
    for claim in gold(row["id"]):
        sentence = " ".join(str(claim["sentence"]).split())
        assert sentence in text
        assert str(claim["trigger"]) in sentence
