"""`reportedly gazetteer` as a person runs it."""

import json
import os
import subprocess
import sys
from pathlib import Path

from tests.gazetteer.packs.places import geonames_dump, geonames_line, written


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"REPORTEDLY_PACKS": str(folder / "packs")}
    return subprocess.run(
        [sys.executable, "-m", "reportedly.cli", "gazetteer", *arguments],
        capture_output=True,
        text=True,
        cwd=folder,
        env=environment,
        timeout=60,
        check=False,
    )


def test_add_list_lookup_remove(tmp_path: Path) -> None:
    lines = [geonames_line(n, f"Tall Basmah {n}", lat=n / 10).replace("\tZZ\t", "\tSY\t") for n in range(1, 6)]
    dump = written(tmp_path / "dump.zip", geonames_dump(*lines))
    done = run(tmp_path, "add", "sy", "--from", str(dump), "--json")
    assert done.returncode == 0, done.stderr
    (told,) = json.loads(done.stdout)
    assert (told["country"], told["places"], told["source"], told["licence"]) == ("SY", 5, "GeoNames", "CC BY 4.0")
    assert json.loads(run(tmp_path, "list", "--json").stdout) == [told]
    assert "SY" in run(tmp_path, "list").stdout
    (best, *_) = json.loads(run(tmp_path, "lookup", "Tell Bassma 3", "--country", "SY", "--json").stdout)
    assert (best["id"], best["name"]) == ("geonames:3", "Tall Basmah 3")
    assert 0 < best["score"] < 1
    assert best["why"].startswith("spelled Tall Basmah 3 there")
    assert run(tmp_path, "remove", "SY").returncode == 0
    gone = run(tmp_path, "list")
    assert (gone.returncode, gone.stdout) == (0, "")
    assert "reportedly gazetteer add CC" in gone.stderr


def test_a_bad_pack_is_one_line_everywhere(tmp_path: Path) -> None:
    (tmp_path / "packs").mkdir()
    written(tmp_path / "packs" / "sy.sqlite", b"half")
    for arguments in (["list"], ["lookup", "Raqqa"]):
        done = run(tmp_path, *arguments)
        assert (done.returncode, done.stdout) == (2, "")
        assert "sy.sqlite: is no whole pack" in done.stderr
        assert len(done.stderr.splitlines()) <= 2
    written(tmp_path / "report.txt", "Raqqa was shelled on Monday.")
    done = subprocess.run(
        [sys.executable, "-m", "reportedly.cli", "read", "report.txt"],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        env=os.environ | {"REPORTEDLY_PACKS": str(tmp_path / "packs")},
        check=False,
        timeout=120,
    )
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "sy.sqlite: is no whole pack" in done.stderr


def test_a_file_that_is_no_gazetteer(tmp_path: Path) -> None:
    done = run(tmp_path, "add", "SY", "--from", str(written(tmp_path / "x.csv", "a,b\n1,2\n")))
    assert (done.returncode, done.stdout) == (2, "")
    assert "column 'name' is missing" in done.stderr
    assert not (tmp_path / "packs" / "sy.sqlite").exists()
