"""Scoring of resolved place names. The sentences are our own."""

from math import inf

import numpy as np
import pytest

from bench.geoparsing import Outcome, caps, is_near, kilometres, parts, resolve_found, resolve_given, row, share
from bench.recognition import find_toponyms
from bench.toponym_corpora import Gold, GoldArticle, Use
from reportedly.gazetteer import open_gazetteer
from reportedly.parse.sentences import load_parser

GAZETTEER = open_gazetteer()
TEXT = "Syrian guns shelled Homs and Aleppo Governorate. Joe Washington, a Briton, left Mosul."
HOMS, MOSUL = 169577, 99072


def gold(words: str, number: int | None, lat: float, lon: float, use: Use = "literal") -> Gold:
    start = TEXT.index(words)
    return Gold(start, start + len(words), words, number, lat, lon, use, "")


ARTICLE = GoldArticle(
    TEXT,
    (
        gold("Homs", HOMS, 34.72682, 36.72339),
        gold("Aleppo Governorate", None, 0.0, 0.0),
        gold("Mosul", 1, 0.0, -150.0, "associative"),
    ),
)


def test_distances() -> None:
    assert kilometres(0.0, 0.0, np.array([0.0, 0.0]), np.array([0.0, 1.0])) == pytest.approx([0.0, 111.19], abs=0.01)


def test_given_names_are_scored_by_record_and_distance() -> None:
    homs, mosul = resolve_given([ARTICLE], GAZETTEER)
    assert homs.exact
    assert homs.km < 5
    assert is_near(homs)
    assert not mosul.exact
    assert mosul.km > 10_000
    assert share([homs, mosul], is_near) == 0.5


def test_what_is_unresolved_is_wrong_and_infinitely_far() -> None:
    outcome = Outcome(0, ARTICLE.names[0], None)
    assert (outcome.exact, outcome.km, is_near(outcome)) == (False, inf, False)
    assert row("a name", [outcome]).endswith("| none | inf |")


def test_halves_and_uses_are_told_apart() -> None:
    outcomes = [Outcome(n, name, None) for n, name in enumerate((ARTICLE.names[0], ARTICLE.names[2]))]
    assert [len(chosen) for _, chosen in parts("corpus", outcomes)] == [2, 1, 1, 1, 1]


def test_what_the_gazetteer_can_reach() -> None:
    outcomes = [Outcome(0, ARTICLE.names[0], None), Outcome(0, ARTICLE.names[2], None)]
    assert caps(outcomes, GAZETTEER) == [0.5, 0.5, 0.5]


def test_names_in_whole_texts() -> None:
    parse = load_parser()
    spans = find_toponyms(parse(TEXT, [(0, len(TEXT))]), GAZETTEER)
    names = {TEXT[start:end] for start, end in spans}
    assert {"Syrian", "Homs", "Mosul"} <= names
    assert "Washington" not in names
    found = resolve_found([ARTICLE], GAZETTEER, parse)
    assert found.gold == 3
    assert found.alike >= 2
    assert any(outcome.exact for outcome in found.outcomes)
