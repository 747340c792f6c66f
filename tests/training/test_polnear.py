"""Attributions in brat's standoff format, and how readings of them are counted. The texts are our own."""

from pathlib import Path

import pytest

from training.matches import Matches, match_attributions, match_spans
from training.polnear import Attribution, read_attributions, read_part, read_spans

TEXT = "“Dorin fell,” the mayor said, “and we left.” Rain is feared."
MARKED = """\
T1\tSource 14 23\tthe mayor
T2\tCue 24 28\tsaid
T3\tContent 0 13;30 44\t“Dorin fell,” “and we left.”
T4\tAttribution 24 28\tsaid
E1\tAttribution:T4 Content:T3 Cue:T2 Source:T1
E2\tAttribution-no-source:T7 Cue:T5 Content:T6 Content2:T8
T5\tCue 50 59\tis feared
T6\tContent 45 49\tRain
T7\tAttribution-no-source 50 59\tis
feared
T8\tContent 0 5\t“Dori
T9\tDiscuss 0 5\t“Dori
E3\tDiscuss:T9
E4\tAttribution:T4 Content:T3
"""
SAID = Attribution((24, 28), (14, 23), (0, 44))
FEARED = Attribution((50, 59), None, (45, 49))


def test_spans_in_pieces_count_from_first_to_last_character() -> None:
    spans = read_spans(MARKED)
    assert spans["T3"] == ("Content", 0, 44)
    assert sorted(spans) == ["T1", "T2", "T3", "T5", "T6", "T8"]


def test_attributions_need_a_cue_but_no_source() -> None:
    assert list(read_attributions(MARKED, read_spans(MARKED))) == [SAID, FEARED]


def test_a_part_has_each_text_once_for_each_annotator(tmp_path: Path) -> None:
    for name, files in (("text", ["a_fall.txt"]), ("attributions", ["a_fall_x1.ann", "a_fall_x2.ann"])):
        (tmp_path / name).mkdir()
        for file in files:
            (tmp_path / name / file).write_text(TEXT if name == "text" else MARKED, encoding="utf-8")
    first, second = read_part(tmp_path)
    assert (first.name, first.text, first.attributions) == ("a_fall", TEXT, (SAID, FEARED))
    assert first == second
    assert ("Content", 0, 5) in first.spans  # marked, though the second content of its attribution


def test_spans_are_matched_by_text_and_kind() -> None:
    marked = [("Cue", 1, 4), ("Source", 5, 9)]
    read = [("Cue", 1, 4), ("Cue", 1, 4), ("Cue", 2, 4), ("Content", 5, 9)]
    matches = match_spans([(read, marked), ([], marked), (marked, [])])
    assert matches["Cue"] == Matches(hit=1, found=3, gold=2)
    assert matches["Source"] == Matches(hit=0, found=1, gold=2)
    assert matches["Content"] == Matches(hit=0, found=1, gold=0)


def test_attributions_match_as_a_whole() -> None:
    without = Attribution(SAID.cue, None, SAID.content)
    assert match_attributions([([SAID, without], [SAID, FEARED])]) == Matches(hit=1, found=2, gold=2)


@pytest.mark.parametrize(
    ("matches", "expected"),
    [(Matches(1, 2, 4), (0.5, 0.25, 1 / 3)), (Matches(), (0, 0, 0)), (Matches(3, 3, 3), (1, 1, 1))],
)
def test_shares_of_matches(matches: Matches, expected: tuple[float, float, float]) -> None:
    assert (matches.precision, matches.recall, matches.f1) == pytest.approx(expected)
