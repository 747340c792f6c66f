"""The whole way from files to reports, on the project's own reports and on what goes wrong."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportedly.config import Settings
from reportedly.coverage import READABLE
from reportedly.parse.sentences import INVISIBLE
from reportedly.pipeline import Failure, Reader, read_document, read_report, read_reports, try_read
from reportedly.publish.json_report import dump
from reportedly.read import read_bytes, read_original
from reportedly.records import Report
from tests.conftest import ROOT
from tests.factories import make_document, stretches

REPORTS = sorted((ROOT / "corpora" / "reports").iterdir())


def check(report: Report) -> None:
    """What holds of every report: exact characters everywhere, unique ids, every stretch accounted for."""
    text = report.document.text
    for claim in report.claims:
        for start, end, words in stretches(claim):
            assert text[start:end] == words
        assert claim.sentence.start <= claim.trigger.start < claim.trigger.end <= claim.sentence.end
    ids = [c.id for c in report.claims]
    assert len(set(ids)) == len(ids)
    assert all(set(c.about) <= set(ids) for c in report.claims)
    covered = sorted(
        [(c.sentence.start, c.sentence.end) for c in report.claims] + [(u.start, u.end) for u in report.unread]
    )
    end = 0
    for start, stop in covered:
        assert blank(text[end:start])
        end = max(end, stop)
    assert blank(text[end:])


def blank(text: str) -> bool:
    """Whether nothing can be seen: white space and characters without width or glyph."""
    return not INVISIBLE.sub("", text).strip()


@pytest.mark.parametrize("path", REPORTS, ids=lambda p: p.stem)
def test_own_report(path: Path, reader: Reader) -> None:
    report = read_report(read_original(path), reader)
    check(report)
    assert report.claims


def test_no_claim_is_read_from_furniture(reader: Reader) -> None:
    for path in REPORTS:
        report = read_report(read_original(path), reader)
        furniture = [p for p in report.document.passages if p.kind not in READABLE]
        for claim in report.claims:
            assert not any(p.start <= claim.trigger.start < p.end for p in furniture)


def test_the_real_report(reader: Reader, shared: Callable[[str], Path]) -> None:
    report = read_report(read_original(shared("reports/global-research-2017-07-04.md")), reader)
    check(report)
    document = report.document
    assert (document.outlet, document.published) == ("Global Research", "2017-07-04")
    assert document.origin is not None
    assert (document.origin.outlet, document.origin.published) == ("South Front", "2017-07-03")
    by_speaker = {(c.event, c.voice[-1].speaker.text) for c in report.claims if c.voice}
    assert ("shooting", "ISIS") in by_speaker
    assert ("chemical", "Syrian Defense Ministry") in by_speaker
    toll = next(c for c in report.claims if c.event == "shooting").casualties
    assert [(t.kind, t.low, t.high, t.status) for t in toll[:1]] == [("killed", 74, 74, "combatant")]
    denial = next(c for c in report.claims if c.voice and c.voice[-1].stance == "denies")
    assert denial.about


def test_same_bytes_same_output(reader: Reader) -> None:
    once, again = (dump([read_report(read_original(p), reader) for p in REPORTS[:6]], single=False) for _ in range(2))
    assert once == again


def test_many_files_are_read_by_several_processes_in_order() -> None:
    paths = [str(p) for p in REPORTS[:10]]
    several = list(read_reports(paths, Settings(jobs=2)))
    alone = list(read_reports(paths, Settings(jobs=1)))
    assert several == alone
    assert [r.document.path for r in several if isinstance(r, Report)] == paths


def test_documents_of_one_file_are_read_by_several_processes_in_order(tmp_path: Path) -> None:
    file = tmp_path / "reports.csv"
    file.write_text("body\n" + "".join(f"Rebels shelled town {n}.\n" for n in range(30)) + '""\n')
    several, alone = (list(read_reports([str(file)], Settings(jobs=n, text_col="body"))) for n in (2, 1))
    assert [r.document.path for r in several if isinstance(r, Report)] == [f"{file}#{n}" for n in range(1, 31)]
    assert several[:-1] == alone[:-1]
    assert isinstance(several[-1], Failure)


def test_a_bad_file_does_not_stop_the_others(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"\x00\x01\x02" * 100)
    (tmp_path / "b.txt").write_text("Rebels shelled Sirte.")
    bad, good = read_reports([str(tmp_path)], Settings())
    assert isinstance(bad, Failure)
    assert isinstance(good, Report)
    assert good.claims


def test_a_claim_id_depends_on_the_page_alone(reader: Reader) -> None:
    document = make_document("Rebels shelled Sirte on Monday, killing 12 people.")
    (claim,) = read_document(document, reader).claims
    (later,) = read_document(replace(document, published="2019-01-01", outlet="Other"), reader).claims
    assert claim.id == later.id
    assert later.time is not None
    assert later.time.from_ == "2018-12-31"


def test_another_language_is_left_unread_with_that_reason(reader: Reader) -> None:
    report = read_document(make_document("Солдаты обстреляли город.", language="ru"), reader)
    assert report.claims == ()
    assert [u.reason for u in report.unread] == ["language not read: ru"]


def test_a_headline_that_the_body_tells_again_yields_no_claim(reader: Reader, rule_reader: Reader) -> None:
    text = "Rebels shell Sirte, killing 12\n\nRebels shelled Sirte on Monday, killing 12 people, doctors said."
    assert [c.event for c in read_report(read_bytes(text.encode(), "r.txt"), reader).claims] == ["shelling"]
    report = read_report(read_bytes(text.encode(), "r.txt"), rule_reader)
    assert [c.event for c in report.claims] == ["shelling"]
    assert "told again in the body" in {u.reason for u in report.unread}


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.sampled_from(
            [*"\u202e\u200b\U0001f4a3\"“”'()[]<>.,;:!?—\n ", "killed", "army", "said", "12", "Sirte", "قُتل", "the"]
        ),
        max_size=60,
    )
)
def test_any_text_is_accounted_for(reader: Reader, pieces: list[str]) -> None:
    check(read_document(make_document(" ".join(pieces)), reader))


def test_output_is_the_public_format(reader: Reader, tmp_path: Path) -> None:
    outcome = try_read(REPORTS[0], reader)
    assert isinstance(outcome, Report)
    assert json.loads(dump([outcome], single=True))["format"] == "reportedly/1"
