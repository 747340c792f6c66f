"""Where the articles of gold lie, and which outlets they are from."""

import json
from collections.abc import Iterator
from pathlib import Path

from reportedly.errors import DataError, InputError, MissingInput
from reportedly.read.files import MEDIA_BY_SUFFIX
from reportedly.tables import read_rows


def report_folders(gold: Path) -> list[Path]:
    """The folders beside a gold folder in which its reports are sought, the first to hold one wins."""
    beside = folder_of(gold)
    return [folder for folder in (beside / "text", beside / "reports", beside) if folder.is_dir()]


def find_report(article: str, folders: list[Path]) -> Path:
    """The report of an article by its id.

    Raises MissingInput where no folder holds one, and InputError where a folder holds several.
    """
    for folder in folders:
        found = [file for suffix in MEDIA_BY_SUFFIX if (file := folder / f"{article}{suffix}").is_file()]
        if len(found) > 1:
            raise InputError(f"{found[0]}: {found[1].name} lies beside it; keep one report for each article")
        if found:
            return found[0]
    sought = " or ".join(str(folder) for folder in folders)
    raise MissingInput(f"{article}: no report of this name in {sought}; the article counts as read without a claim")


def read_outlets(gold: Path) -> dict[str, str]:
    """Outlets by article, from `meta.json` (a list of objects) and `index*.csv` beside the gold folder, if there.

    Both need `id` and `outlet`. Raises DataError where one breaks its format.
    """
    beside = folder_of(gold)
    found: dict[str, str] = {}
    meta = beside / "meta.json"
    if meta.is_file():
        found |= dict(_in_json(meta))
    for table in sorted(beside.glob("index*.csv")):
        found |= {row["id"]: row["outlet"] for _, row in read_rows(table, ("id", "outlet"))}
    return {article: outlet for article, outlet in found.items() if outlet}


def folder_of(gold: Path) -> Path:
    """The folder in which the gold folder lies."""
    return gold.parent if gold.name not in ("", "..") else gold.resolve().parent


def _in_json(file: Path) -> Iterator[tuple[str, str]]:
    try:
        rows = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        raise DataError(f"{file}: cannot be read as JSON ({error}); mend the file or take it away") from error
    if not isinstance(rows, list):
        raise DataError(f"{file}: must hold a list of objects with id and outlet; mend the file or take it away")
    for number, row in enumerate(rows):
        if not isinstance(row, dict) or not isinstance(row.get("id"), str):
            raise DataError(f"{file}: entry {number} has no id; mend the file or take it away")
        if isinstance(row.get("outlet"), str):
            yield row["id"], row["outlet"]
