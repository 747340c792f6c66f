"""Runs that are killed, run side by side, or meet a full disk: nothing acknowledged is lost, and nothing is halved."""

import os
import random
import resource
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from reportedly.ledger import open_ledger, verify

KILLS = int(os.environ.get("REPORTEDLY_KILLS", "12"))
"""How often a run is killed; `make kills` tries 200 times."""
COUNT = 24


def command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "reportedly.cli", *arguments]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    reports = tmp_path / "reports"
    reports.mkdir()
    for number in range(COUNT):
        text = f"Village {number} shelled\n\n3 July 2017\n\nThe army shelled the village of Tall {number} on Monday.\n"
        (reports / f"{number:02}.txt").write_text(text)
    run(tmp_path, "init", "ledger")
    return tmp_path


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(command(*arguments), cwd=folder, capture_output=True, text=True, timeout=120, check=False)
    assert "Traceback" not in done.stderr, done.stderr
    return done


def add(folder: Path, ledger: str = "ledger") -> list[str]:
    return command("add", "reports", "--ledger", ledger, "--extractor", "rules")


def content(folder: Path, ledger: str = "ledger") -> list[tuple[object, ...]]:
    connection = sqlite3.connect(folder / ledger / "ledger.sqlite")
    try:
        query = "SELECT d.original, d.path, d.text, c.id, c.json FROM documents d LEFT JOIN claims c USING (document)"
        return sorted(connection.execute(query).fetchall(), key=repr)
    finally:
        connection.close()


@pytest.mark.timeout(3600)
def test_killed_at_random_moments(folder: Path) -> None:
    run(folder, "init", "undisturbed")
    begun = time.monotonic()
    subprocess.run(add(folder, "undisturbed"), cwd=folder, check=True, capture_output=True, timeout=120)
    whole = time.monotonic() - begun
    source = random.Random(7)  # noqa: S311 - moments, no secrets
    for _ in range(KILLS):
        child = subprocess.Popen(add(folder), cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        time.sleep(source.uniform(0.3, 1.0) * whole)
        before = len(content(folder))
        child.send_signal(signal.SIGKILL)
        # Returns only when no process of the run holds the pipes any more: none outlives it.
        child.communicate(timeout=30)
        ledger = open_ledger(folder / "ledger")
        verify(ledger)
        ledger.engine.dispose()
        assert len(content(folder)) >= before
    done = subprocess.run(add(folder), cwd=folder, check=True, capture_output=True, text=True, timeout=120)
    assert "0 refused" in done.stderr
    assert content(folder) == content(folder, "undisturbed")


def test_two_add_at_once_while_others_read(folder: Path) -> None:
    run(folder, "init", "undisturbed")
    subprocess.run(add(folder, "undisturbed"), cwd=folder, check=True, capture_output=True, timeout=120)
    writers = [subprocess.Popen(add(folder), cwd=folder, stderr=subprocess.PIPE, text=True) for _ in range(2)]
    while any(writer.poll() is None for writer in writers):
        done = run(folder, "status", "--ledger", "ledger", "--json")
        assert done.returncode == 0, done.stderr
    told = [writer.communicate(timeout=60)[1] for writer in writers]
    assert [writer.returncode for writer in writers] == [0, 0], told
    assert content(folder) == content(folder, "undisturbed")
    assert run(folder, "verify", "--ledger", "ledger").returncode == 0


def test_no_room_on_the_disk(folder: Path) -> None:
    limit = 300_000

    def bounded() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)

    done = subprocess.run(
        [*add(folder), "--json"],
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
        preexec_fn=bounded,
    )
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert "cannot be" in done.stderr
    assert run(folder, "verify", "--ledger", "ledger").returncode == 0
    assert run(folder, "add", "reports", "--ledger", "ledger", "--extractor", "rules").returncode == 0
    assert len({row[0] for row in content(folder)}) == COUNT


def test_the_commands_say_what_is_wrong(tmp_path: Path) -> None:
    for arguments in (["status"], ["verify"], ["add", "x.txt"]):
        done = run(tmp_path, *arguments)
        assert (done.returncode, done.stdout) == (2, "")
        assert "is no ledger; make one with: reportedly init ledger" in done.stderr
