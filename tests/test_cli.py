import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from reportedly import __version__
from reportedly.publish.json_report import load
from reportedly.publish.schema import dump_schema

COMMAND = (sys.executable, "-m", "reportedly.cli")
ROOT = Path(__file__).parents[1]
SHELLED = "Rebels shelled the town of Raqqa on Monday, killing 7 people."
FLED = "Activists said that hundreds of civilians fled Mosul."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "shelled.txt").write_text(SHELLED)
    (tmp_path / "fled.txt").write_text(FLED)
    (tmp_path / "empty.txt").write_text("")
    (tmp_path / "junk.txt").write_bytes(bytes(range(256)) * 8)
    (tmp_path / "own.csv").write_text("id,name,aliases,kind,inter,country,description\n")
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / "one.txt").write_text(SHELLED)
    (tmp_path / "bare").mkdir()
    return tmp_path


def run(folder: Path, *arguments: str, given: str = "", **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*COMMAND, *arguments],
        cwd=folder,
        input=given,
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        env={**os.environ, "PYTHONPATH": str(ROOT), "COLUMNS": "100", **environment},
    )


# --- read ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "code", "said", "complaints"),
    [
        (["shelled.txt"], 0, ["«shelled»", "killed 7", "Left unread"], []),
        (["--", "shelled.txt"], 0, ["«shelled»"], []),
        (["shelled.txt", "fled.txt"], 0, ["«shelled»", "━━━", "«fled»", "Activists"], []),
        (["reports"], 0, ["«shelled»"], []),
        (["shelled.txt", "--unread"], 0, ["«shelled»"], []),
        (["gone.txt"], 2, [], ["gone.txt"]),
        (["empty.txt"], 2, [], ["empty.txt"]),
        (["junk.txt"], 2, [], ["junk.txt"]),
        (["bare"], 2, [], ["bare"]),
        (["gone.txt", "shelled.txt", "empty.txt", "junk.txt"], 2, ["«shelled»"], ["gone.txt", "empty.txt", "junk.txt"]),
        (["shelled.txt", "--published", "yesterday"], 2, [], ["--published: 'yesterday' is no day"]),
        (["shelled.txt", "--extractor", "oracle"], 2, [], ["oracle"]),
        (["shelled.txt", "--actors", "gone.csv"], 2, [], ["gone.csv: no such file; check the path"]),
        (["shelled.txt", "--places", "gone.csv"], 2, [], ["gone.csv: no such file; check the path"]),
        (["shelled.txt", "--actors", "reports"], 2, [], ["reports: is a folder; give a CSV file"]),
        (["shelled.txt", "--html", "shelled.txt"], 2, [], ["shelled.txt: is a file that is read"]),
        (["fled.txt", "reports", "--html", "./reports/one.txt"], 2, [], ["lies in a folder that is read (reports)"]),
        ([".", "--html", "page.html"], 2, [], ["page.html: lies in a folder that is read (.)"]),
        (["-", "--html", "gone/page.html"], 2, [], ["gone/page.html: cannot be written"]),
        (["shelled.txt", "--html", "own.csv", "--actors", "own.csv"], 2, [], ["own.csv: is a file that is read"]),
        (["shelled.txt", "--html", "/dev/stdout", "--json"], 2, [], ["/dev/stdout: is no file apart"]),
        (["shelled.txt", "--html", "gone/page.html"], 2, [], ["gone/page.html: cannot be written"]),
    ],
)
def test_read(folder: Path, arguments: list[str], code: int, said: list[str], complaints: list[str]) -> None:
    done = run(folder, "read", *arguments)
    assert done.returncode == code, done.stderr
    for words in said:
        assert words in done.stdout
    if not said:
        assert done.stdout == ""
    lines = done.stderr.splitlines()
    assert len(lines) == len(complaints), done.stderr
    for line, words in zip(lines, complaints, strict=True):
        assert line.startswith("reportedly: ")
        assert words in line


@pytest.mark.parametrize(
    ("arguments", "code", "kind", "paths"),
    [
        (["shelled.txt"], 0, dict, ["shelled.txt"]),
        (["-"], 0, dict, ["-"]),
        (["shelled.txt", "fled.txt"], 0, list, ["shelled.txt", "fled.txt"]),
        (["reports"], 0, list, ["reports/one.txt"]),
        (["shelled.txt", "gone.txt"], 2, list, ["shelled.txt"]),
        (["gone.txt", "empty.txt"], 2, list, []),
    ],
)
def test_read_as_json(folder: Path, arguments: list[str], code: int, kind: type, paths: list[str]) -> None:
    done = run(folder, "read", *arguments, "--json", given=SHELLED)
    assert done.returncode == code, done.stderr
    assert isinstance(json.loads(done.stdout), kind)
    assert [report.document.path for report in load(done.stdout)] == paths


def test_one_bad_file_as_json_prints_nothing(folder: Path) -> None:
    done = run(folder, "read", "gone.txt", "--json")
    assert (done.returncode, done.stdout) == (2, "")


def test_output_is_utf_8_whatever_the_locale(folder: Path) -> None:
    (folder / "arabic.txt").write_text("قصف. Rebels shelled the town 🚀.", encoding="utf-8")
    for form in ([], ["--json"]):
        done = run(folder, "read", "arabic.txt", *form, LC_ALL="C", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
        assert done.returncode == 0, done.stderr
        assert "🚀" in done.stdout


def test_read_to_a_page(folder: Path) -> None:
    done = run(folder, "read", "shelled.txt", "gone.txt", "--html", "page.html")
    assert (done.returncode, done.stdout) == (2, "")
    assert SHELLED.split()[0] in (folder / "page.html").read_text(encoding="utf-8")


def test_read_to_a_page_and_json(folder: Path) -> None:
    done = run(folder, "read", "shelled.txt", "--json", "--html", "page.html")
    assert done.returncode == 0, done.stderr
    assert len(load(done.stdout)) == 1
    assert (folder / "page.html").is_file()


def test_what_is_read_is_never_overwritten(folder: Path) -> None:
    (folder / "link.html").symlink_to("shelled.txt")
    for arguments in (["shelled.txt", "--html", "link.html"], ["link.html", "--html", "shelled.txt"]):
        assert run(folder, "read", *arguments).returncode == 2
        assert (folder / "shelled.txt").read_text() == SHELLED


def test_json_and_page_do_not_share_a_file(folder: Path) -> None:
    with (folder / "page.html").open("w") as output:
        done = to_output(folder, output.fileno(), "read", "shelled.txt", "--json", "--html", "page.html")
    assert done.returncode == 2
    assert done.stderr.startswith("reportedly: page.html: is no file apart from standard output")


def test_a_page_goes_to_standard_output(folder: Path) -> None:
    assert run(folder, "read", "shelled.txt", "--html", "/dev/stdout").stdout.startswith("<!DOCTYPE html>")


def test_no_page_is_written_where_nothing_was_read(folder: Path) -> None:
    (folder / "page.html").write_text("old")
    assert run(folder, "read", "gone.txt", "--html", "page.html").returncode == 2
    assert (folder / "page.html").read_text() == "old"
    assert not list(folder.glob(".*"))


def test_options_go_over_the_settings_file(folder: Path) -> None:
    (folder / "reportedly.toml").write_text('extractor = "oracle"\n')
    assert run(folder, "read", "shelled.txt").returncode == 2
    assert run(folder, "read", "shelled.txt", "--extractor", "rules").returncode == 0


def test_a_hostile_file_name_is_shown_as_text(folder: Path) -> None:
    done = run(folder, "read", "gone\x1b[31m.txt")
    assert done.returncode == 2
    assert "\x1b" not in done.stderr
    assert "gone␛[31m.txt" in done.stderr


def test_output_that_nobody_reads_on_ends_quietly(folder: Path) -> None:
    for number in range(200):
        (folder / "reports" / f"more{number}.txt").write_text(SHELLED)
    process = subprocess.Popen(
        [*COMMAND, "read", "reports"],
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.read(10)
    process.stdout.close()
    complaints = process.stderr.read()
    process.stderr.close()
    assert (process.wait(timeout=120), complaints) == (0, b"")


# --- standard output -------------------------------------------------------------------------------------------------


def to_output(folder: Path, output: int | None, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run with an open file as standard output, or with none."""
    command = [*COMMAND, *arguments]
    if output is None:
        command = ["sh", "-c", 'exec "$@" >&-', "sh", *command]
    return subprocess.run(
        command,
        cwd=folder,
        stdin=subprocess.DEVNULL,
        stdout=output,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        timeout=120,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )


PRINTING = [["read", "shelled.txt"], ["read", "shelled.txt", "--json"], ["schema"], ["--version"], ["actors", "SDF"]]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
@pytest.mark.parametrize("arguments", [*PRINTING, ["--help"]])
def test_an_output_that_is_full_is_one_line(folder: Path, arguments: list[str]) -> None:
    with Path("/dev/full").open("w") as full:
        done = to_output(folder, full.fileno(), *arguments)
    assert done.returncode == 2
    assert done.stderr == (
        "reportedly: standard output: cannot be written (no space left on device); make room or send it elsewhere\n"
    )


@pytest.mark.parametrize("arguments", PRINTING)
def test_an_output_that_is_closed_is_one_line(folder: Path, arguments: list[str]) -> None:
    done = to_output(folder, None, *arguments)
    assert done.returncode == 2
    assert done.stderr == "reportedly: standard output: it is closed; open it or send it to a file\n"


def test_a_page_needs_no_standard_output(folder: Path) -> None:
    done = to_output(folder, None, "read", "shelled.txt", "--html", "page.html")
    assert (done.returncode, done.stderr) == (0, "")
    assert (folder / "page.html").is_file()


@pytest.mark.parametrize(
    "arguments", [["read", "shelled.txt"], ["gazetteer", "lookup", "Raqqa"], ["actors", "SDF"], ["--help"]]
)
def test_a_width_of_0_is_the_default_width(folder: Path, arguments: list[str]) -> None:
    assert run(folder, *arguments, COLUMNS="0").stdout == run(folder, *arguments, COLUMNS="80").stdout != ""


# An interrupt that comes while an extension module is imported makes Python end by the signal itself, whatever the
# program's own exit code; a shell shows both as 130.
INTERRUPTED = (130, -signal.SIGINT)


# --- interrupts ------------------------------------------------------------------------------------------------------


def test_an_interrupt_of_several_processes_is_quiet(folder: Path) -> None:
    for number in range(200):
        (folder / "reports" / f"more{number:03}.txt").write_text(SHELLED)
    process = subprocess.Popen(
        [*COMMAND, "read", "reports", "--jobs", "2"],
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        start_new_session=True,
    )
    assert process.stdout is not None
    process.stdout.read(10)  # from here on all processes are at work
    os.killpg(process.pid, signal.SIGINT)  # as a terminal does
    _, complaints = process.communicate(timeout=60)
    assert process.returncode in INTERRUPTED
    assert complaints == b""


def test_an_interrupt_leaves_nothing_half_written(folder: Path) -> None:
    process = subprocess.Popen(
        [*COMMAND, "read", "-", "--html", "page.html"],
        cwd=folder,
        stdin=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    deadline = time.monotonic() + 60
    while not list(folder.glob(".page.html.*")):  # there as soon as reading begins
        assert time.monotonic() < deadline
        assert process.poll() is None
        time.sleep(0.02)
    process.send_signal(signal.SIGINT)
    _, complaints = process.communicate(timeout=60)
    assert process.returncode in INTERRUPTED
    assert b"Traceback" not in complaints
    assert not list(folder.glob("*page.html*"))
    assert not list(folder.glob(".page.html*"))


# --- the rest --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["--version"], 0, f"reportedly {__version__}\n"),
        (["--help"], 0, "130 interrupted"),
        (["read", "--help"], 0, "130 interrupted"),
        (["read", "-h"], 0, "--jobs"),
        (["evaluate", "--help"], 0, "--compare"),
        (["evaluate", "-h"], 0, "130 interrupted"),
        (["schema"], 0, dump_schema()),
        (["gazetteer", "lookup", "Raqqa"], 0, "35.9"),
        (["gazetteer", "lookup", "Raqqa", "--country", "sy"], 0, "SY"),
        (["gazetteer", "lookup", "Qqxxqq"], 0, ""),
        (["actors", "SDF"], 0, "Syrian Democratic Forces"),
        (["actors", "SDF"], 0, "also called"),
        (["actors", "--kind", "observatory"], 0, "Syrian Observatory for Human Rights"),
        (["actors", "Tiger Forces"], 0, "tiger-forces"),
        (["actors", "Qqxxqq"], 0, ""),
    ],
)
def test_answers(folder: Path, arguments: list[str], code: int, said: str) -> None:
    done = run(folder, *arguments)
    assert done.returncode == code, done.stderr
    assert said in done.stdout
    if not said:
        assert done.stdout == ""
        assert done.stderr.startswith("reportedly: no ")


@pytest.mark.parametrize(
    "arguments",
    [
        ["read"],
        ["read", "--nonsense", "x"],
        ["nonsense"],
        ["gazetteer", "lookup"],
        ["gazetteer", "lookup", "Raqqa", "--near", "north"],
        ["gazetteer", "add", "SY", "--source", "rumour"],
        ["gazetteer", "add", "Syria", "--from", "x"],
        ["read", "x", "--jobs", "0"],
        ["actors", "--kind", "king"],
        ["evaluate"],
        ["evaluate", "reports", "--errors", "-1"],
        ["evaluate", "reports", "--by", "war"],
    ],
)
def test_a_wrong_command_line_is_2(folder: Path, arguments: list[str]) -> None:
    done = run(folder, *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    "arguments", [["gazetteer", "lookup", "Raqqa"], ["actors", "Hezbollah"], ["gazetteer", "lookup", "Qqxxqq"]]
)
def test_look_ups_as_json(folder: Path, arguments: list[str]) -> None:
    done = run(folder, *arguments, "--json")
    found = json.loads(done.stdout)
    assert isinstance(found, list)
    assert all({"id", "name", "kind"} <= set(each) for each in found)
    assert bool(found) is (arguments[-1] != "Qqxxqq")


@pytest.mark.parametrize(("command", "option"), [(["gazetteer", "lookup"], "--places"), (["actors"], "--actors")])
def test_a_users_file_that_is_missing(folder: Path, command: list[str], option: str) -> None:
    done = run(folder, *command, "Raqqa", option, "gone.csv")
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.startswith("reportedly: gone.csv: ")
    assert len(done.stderr.splitlines()) == 1


def test_help_names_no_type_where_an_option_takes_no_value(folder: Path) -> None:
    for arguments in ([], ["read"], ["evaluate"], ["actors"], ["gazetteer", "add"]):
        assert "<bool>" not in run(folder, *arguments, "--help").stdout


def test_completion_is_offered(folder: Path) -> None:
    done = run(folder, _REPORTEDLY_COMPLETE="complete_bash", COMP_WORDS="reportedly re", COMP_CWORD="1")
    assert "read" in done.stdout or run(folder, "--show-completion", SHELL="/bin/bash").returncode == 0


def test_help_loads_nothing_heavy() -> None:
    heavy = ("spacy", "pydantic", "lxml", "trafilatura", "yaml", "rapidfuzz", "rich.console")
    code = f"import sys, reportedly.cli; print([name for name in {heavy} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout == "[]\n"
