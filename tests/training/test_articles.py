"""Which articles train and which are scored, and where gold's words stand."""

from pathlib import Path

import pytest

from training.articles import FOLDS, find_in, own_reports, split_in_folds

CORPORA = Path(__file__).parent.parent.parent / "corpora"


def test_folds_part_the_articles_and_are_always_the_same() -> None:
    names = [f"a-{n}" for n in range(23)]
    folds = split_in_folds(names)
    assert len(folds) == FOLDS
    assert sorted(name for fold in folds for name in fold) == sorted(names)
    assert {len(fold) for fold in folds} == {4, 5}
    assert split_in_folds(names[::-1]) == folds


def test_no_report_is_for_training_and_for_scoring() -> None:
    train, test = ({source.name for source in own_reports(CORPORA, split)} for split in ("train", "test"))
    assert train
    assert test
    assert not train & test


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("the army", "the army"),
        ("The army", None),
        ("army took", "army\n took"),
        ("arm", "arm"),  # no such word, but such characters
        ("took it.", "took it."),
        ("", None),
        ("navy", None),
    ],
)
def test_phrases_are_found_whatever_their_blanks(phrase: str, expected: str | None) -> None:
    text = "Then the army\n took it."
    found = find_in(text, phrase)
    assert (None if found is None else text[slice(*found)]) == expected


def test_a_whole_word_comes_before_a_part_of_one() -> None:
    assert find_in("retook, then took", "took") == (13, 17)
