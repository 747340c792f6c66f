"""Answers: what is read from each article of gold, now or by a run that was saved."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from reportedly.config import Settings
from reportedly.errors import DataError, InputError, MissingInput, UnreadableInput
from reportedly.evaluate.claims import PlainClaim, plain_claims
from reportedly.evaluate.gold import beside
from reportedly.pipeline import Failure, open_reader, read_report, read_reports
from reportedly.publish.json_report import as_json
from reportedly.read import read_original
from reportedly.read.kinds import MEDIA_BY_SUFFIX
from reportedly.records import Block, Declared, Original, Report


@dataclass(frozen=True, slots=True)
class Answer:
    """What was read from one article: its claims, and the outlet that its head names."""

    article: str
    claims: tuple[PlainClaim, ...]
    outlet: str | None = None


def report_folders(gold: Path) -> list[Path]:
    """The folders beside a gold folder in which its reports are sought; the first that holds one wins."""
    return [folder for folder in (beside(gold) / "text", beside(gold) / "reports", beside(gold)) if folder.is_dir()]


def read_answers(
    articles: Sequence[str], folders: Sequence[Path], settings: Settings, *, lines: bool = False
) -> Iterator[Answer | Failure]:
    """Read the report of each article; with `lines` each line of it is read as a report of its own.

    Yields one outcome for each article: those without a report first, then the others in their order. Raises
    MissingInput where there is no report at all, and what `open_reader` raises.
    """
    for folder in folders:
        _check_folder(folder, "holds the reports")
    files: dict[str, str] = {}
    lacking: list[Failure] = []
    owners: dict[Path, str] = {}
    for article in articles:
        try:
            file = _find_report(article, folders)
        except InputError as error:
            lacking.append(Failure(article, error))
            continue
        owner = owners.setdefault(file.resolve(), article)
        if owner == article:
            files[str(file)] = article
        else:
            said = f"{article}: {file} is the report of {owner} too; give each article its own"
            lacking.append(Failure(article, UnreadableInput(said)))
    if not files:
        sought = " or ".join(map(str, folders))
        raise MissingInput(f"{sought}: no report of any article of gold is there; name their folder with --reports")
    yield from lacking
    for path, outcome in _by_lines(files, settings) if lines else _whole(files, settings):
        yield outcome if isinstance(outcome, Failure) else _answer(files[path], outcome)


def saved_answers(articles: Sequence[str], folder: Path) -> Iterator[Answer | Failure]:
    """The answers `ID.json` in a folder, objects with a list `claims` as `reportedly read --json` prints them.

    Yields one outcome for each article. Raises MissingInput where there is no answer at all.
    """
    _check_folder(folder, "holds the answers ID.json")
    if not any((folder / f"{article}.json").is_file() for article in articles):
        raise MissingInput(f"{folder}: no answer to any article of gold is there; they are named like gold, ID.json")
    for article in articles:
        try:
            yield _saved_answer(article, folder / f"{article}.json")
        except InputError as error:
            yield Failure(article, error)


def _check_folder(folder: Path, what: str) -> None:
    if not folder.is_dir():
        raise MissingInput(f"{folder}: no such folder; name the one that {what}")


def _find_report(article: str, folders: Sequence[Path]) -> Path:
    for folder in folders:
        found = [file for suffix in MEDIA_BY_SUFFIX if (file := folder / f"{article}{suffix}").is_file()]
        if len(found) > 1:
            raise UnreadableInput(f"{found[0]}: {found[1].name} lies beside it; keep one report for each article")
        if found:
            return found[0]
    sought = " or ".join(map(str, folders))
    raise MissingInput(f"{article}: no report of this name in {sought}; the article counts as read without a claim")


def _whole(files: Iterable[str], settings: Settings) -> Iterator[tuple[str, list[Report] | Failure]]:
    for outcome in read_reports(list(files), settings):
        if isinstance(outcome, Failure):
            yield outcome.path, outcome
        else:
            yield outcome.document.path, [outcome]


def _by_lines(files: Iterable[str], settings: Settings) -> Iterator[tuple[str, list[Report] | Failure]]:
    reader = open_reader(settings)
    for file in files:
        try:
            original = read_original(Path(file))
        except InputError as error:
            yield file, Failure(file, error)
        else:
            yield file, [read_report(line, reader) for line in _lines(original)]


def _lines(original: Original) -> Iterator[Original]:
    for line in original.text.split("\n"):
        if line.strip():
            yield replace(original, text=line, blocks=(Block(0, len(line)),), declared=Declared())


def _answer(article: str, reports: Sequence[Report]) -> Answer:
    claims = (claim for report in reports for claim in plain_claims(as_json(report), article))
    return Answer(article, tuple(claims), reports[0].document.outlet if len(reports) == 1 else None)


def _saved_answer(article: str, file: Path) -> Answer:
    try:
        data = json.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise MissingInput(f"{file}: no such answer; the article counts as read without a claim") from None
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise UnreadableInput(f"{file}: cannot be read ({reason}); check the path and its permissions") from error
    except (ValueError, RecursionError) as error:
        raise UnreadableInput(f"{file}: is no JSON ({error}); save what 'reportedly read --json' prints") from error
    try:
        claims = plain_claims(data, str(file))
    except DataError as error:
        raise UnreadableInput(str(error)) from error
    document = data.get("document")
    outlet = document.get("outlet") if isinstance(document, dict) else None
    return Answer(article, claims, outlet if isinstance(outlet, str) else None)
