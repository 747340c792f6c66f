"""Saved answers: what a system read from each article, one JSON file for each."""

import json
from dataclasses import dataclass
from pathlib import Path

from reportedly.errors import DataError, MissingInput, UnreadableInput
from reportedly.evaluate.claims import PlainClaim, plain_claim
from reportedly.evaluate.written import plain, written_claims
from reportedly.records import Report


@dataclass(frozen=True, slots=True)
class Answer:
    """What was read from one article: its claims, and the outlet that its head names."""

    claims: tuple[PlainClaim, ...]
    outlet: str | None = None


def answer_of(report: Report) -> Answer:
    """The answer that a report holds."""
    return Answer(tuple(map(plain_claim, report.claims)), report.document.outlet)


def read_answer(folder: Path, article: str) -> Answer:
    """The answer `ID.json` in a folder, an object with a list `claims` as `reportedly read --json` prints it.

    Raises MissingInput where it is not there and UnreadableInput where it breaks the format.
    """
    file = folder / f"{article}.json"
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
        claims = written_claims(data, str(file))
    except DataError as error:
        raise UnreadableInput(str(error)) from error
    return Answer(tuple(map(plain, claims)), _outlet(data))


def _outlet(data: dict[str, object]) -> str | None:
    document = data.get("document")
    outlet = document.get("outlet") if isinstance(document, dict) else None
    return outlet if isinstance(outlet, str) else None
