"""`reportedly read` over feeds, archives, messages and tables, as a person runs it."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT
from tests.read.containers import files
from tests.read.containers.files import FLED, SHELLED


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    pages = [files.page(SHELLED, "Town shelled"), files.page(FLED, "Families flee")]
    for name, data in {
        "a.rss": files.RSS,
        "b.warc.gz": files.warc(pages),
        "c.pdf": files.pdf([SHELLED, FLED]),
        "d.docx": b"PK\x03\x04 damaged",
        "e.txt": SHELLED.encode(),
        "f.csv": f'body,paper\n"{SHELLED}",Harbour Review\n"",Harbour Review\n'.encode(),
        "result.json": files.telegram(),
    }.items():
        (tmp_path / name).write_bytes(data)
    return tmp_path


def run(folder: Path, *arguments: str, given: bytes = b"") -> tuple[int, Any, list[str]]:
    done = subprocess.run(
        [sys.executable, "-m", "reportedly.cli", "read", *arguments, "--json", "--extractor", "rules"],
        cwd=folder,
        input=given,
        capture_output=True,
        timeout=240,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    return done.returncode, json.loads(done.stdout or "null"), done.stderr.decode().splitlines()


def test_mixed_folder(folder: Path) -> None:
    code, reports, complaints = run(folder, ".")
    assert code == 2
    assert [report["document"]["path"] for report in reports] == [
        "a.rss#1",
        "a.rss#2",
        "b.warc.gz#urn:uuid:1",
        "b.warc.gz#urn:uuid:2",
        "c.pdf",
        "e.txt",
        "result.json#2",
        "result.json#4",
    ]
    assert len(complaints) == 1
    assert complaints[0].startswith("reportedly: d.docx: a damaged ZIP archive")
    assert all(report["claims"] for report in reports)
    feed, pdf, message = (reports[n]["document"] for n in (0, 4, 6))
    assert (feed["title"], feed["outlet"], feed["published"]) == ("Town shelled", "Harbour Review", "2017-07-04")
    assert [page["number"] for page in pdf["provenance"]["pages"]] == [1, 2]
    assert message["provenance"]["forwarded_from"] == "Harbour Review"


def test_table_with_named_columns(folder: Path) -> None:
    code, reports, complaints = run(folder, "f.csv", "--text-col", "body", "--outlet-col", "paper")
    assert code == 2
    assert [(one["document"]["path"], one["document"]["outlet"]) for one in reports] == [("f.csv#1", "Harbour Review")]
    assert complaints == ["reportedly: f.csv#2: the row has no text; fill it in or leave it out"]


def test_settings_name_columns(folder: Path) -> None:
    (folder / "reportedly.toml").write_text('text_col = "body"\noutlet_col = "paper"\n')
    assert run(folder, "f.csv")[1][0]["document"]["outlet"] == "Harbour Review"


@pytest.mark.parametrize(("name", "shape"), [("a.rss", list), ("c.pdf", dict), ("e.txt", dict)])
def test_one_object_or_a_list(folder: Path, name: str, shape: type) -> None:
    assert isinstance(run(folder, name)[1], shape)
    piped = run(folder, "-", given=(folder / name).read_bytes())[1]
    first = (piped if isinstance(piped, list) else [piped])[0]
    assert type(piped) is shape
    assert first["document"]["path"] == ("-#1" if shape is list else "-")
