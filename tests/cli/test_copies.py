import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from reportedly.cli.app import app

TEXT = (
    "Gunmen opened fire on a bus near the village of Tel Sada on Sunday and killed eleven miners, the "
    "provincial police "
    "chief Omar Haddad said. Three of the attackers were caught at a checkpoint an hour later, he added.\n"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "one.txt").write_text(f"Bus shot at\n\n2 July 2017\n\n{TEXT}", encoding="utf-8")
    (tmp_path / "two.txt").write_text(f"Miners die\n\n3 July 2017\n\n{TEXT}", encoding="utf-8")
    return tmp_path


def test_json_lists_the_pairs(folder: Path) -> None:
    result = CliRunner().invoke(app, ["copies", str(folder), "--json"])
    assert result.exit_code == 0
    (copy,) = json.loads(result.stdout)
    assert (copy["left"], copy["right"]) == (str(folder / "one.txt"), str(folder / "two.txt"))
    assert copy["kind"] == "full"
    assert copy["evidence"]["run"]["words"] > 20


def test_the_tree_puts_the_copy_behind_its_origin(folder: Path) -> None:
    result = CliRunner().invoke(app, ["copies", str(folder), "--tree", "--json"])
    first, second = json.loads(result.stdout)
    assert (first["parent"], second["parent"]) == (None, first["path"])


def test_the_terminal_names_both_documents(folder: Path) -> None:
    result = CliRunner().invoke(app, ["copies", str(folder)])
    assert result.exit_code == 0
    shown = "".join(result.stdout.split())
    assert "two.txtcopies" in shown
    assert "one.txtkindfull" in shown


def test_what_cannot_be_read_is_told_and_the_rest_compared(folder: Path) -> None:
    (folder / "empty.txt").write_text("", encoding="utf-8")
    result = CliRunner().invoke(app, ["copies", str(folder), "--json"])
    assert result.exit_code == 2
    assert len(json.loads(result.stdout)) == 1
