"""Adding reports to a ledger."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from sqlalchemy import Connection, select

from reportedly import __version__
from reportedly.config import Settings
from reportedly.errors import InputError
from reportedly.ledger import custody, tables
from reportedly.ledger.objects import digest_of, store_object
from reportedly.ledger.opening import Ledger, reading, writing
from reportedly.ledger.rows import write_report
from reportedly.pipeline import Failure, Loaded, ReadAll, reading_inputs
from reportedly.read import collect, load_input
from reportedly.records import Report

Outcome = Literal["added", "known", "refused"]
_AT_ONCE = 64


@dataclass(frozen=True, slots=True)
class Added:
    """What became of one input: added, known from before by its bytes, or refused with the reason."""

    path: str
    outcome: Outcome
    sha256: str | None
    reason: str = ""


def add(ledger: Ledger, paths: Sequence[str], settings: Settings) -> Iterator[Added]:
    """Read what the paths stand for and store it, yielding what became of each input once it is on the disk.

    The same bytes are one document, whatever their name. A run that was killed is gone on with by adding the same paths
    again. Each input is stored in a transaction of its own, with its rows in the log.
    """
    inputs = list(collect(paths))
    waiting: list[Loaded] = []
    with reading_inputs(settings, inputs) as read:
        for outcome in _loaded(ledger, inputs):
            if isinstance(outcome, Loaded):
                waiting.append(outcome)
                if len(waiting) == _AT_ONCE:
                    yield from _read(ledger, waiting, settings, read)
                    waiting = []
            else:
                yield outcome
        yield from _read(ledger, waiting, settings, read)


def _loaded(ledger: Ledger, inputs: Sequence[Path | Literal["-"]]) -> Iterator[Loaded | Added]:
    """Load each input; those that are refused or known need no reading."""
    seen: set[str] = set()
    for path in inputs:
        try:
            data = load_input(path)
        except InputError as error:
            yield _refuse(ledger, str(path), None, str(error))
            continue
        digest = digest_of(data)
        with reading(ledger) as connection:
            known = digest in seen or _is_known(connection, digest)
        seen.add(digest)
        if known:
            yield Added(str(path), "known", digest)
        else:
            yield Loaded(str(path), data)


def _read(ledger: Ledger, waiting: Sequence[Loaded], settings: Settings, read: ReadAll) -> Iterator[Added]:
    for loaded, outcome in zip(waiting, read(waiting), strict=True):
        digest = store_object(ledger.folder, loaded.data)
        if isinstance(outcome, Failure):
            yield _refuse(ledger, loaded.path, (digest, len(loaded.data)), str(outcome.error))
        else:
            yield _store(ledger, loaded, digest, outcome, settings)


def _store(ledger: Ledger, loaded: Loaded, digest: str, report: Report, settings: Settings) -> Added:
    with writing(ledger) as connection:
        # Another process may have added the same bytes since.
        if _is_known(connection, digest):
            return Added(loaded.path, "known", digest)
        at = custody.now()
        _write_original(connection, digest, len(loaded.data))
        write_report(connection, report, digest, settings.extractor, __version__, at)
        read = {"path": loaded.path, "bytes": len(loaded.data), "document": report.document.id, "version": __version__}
        custody.append(connection, "read", digest, read, at)
        found = {
            "extractor": settings.extractor,
            "version": __version__,
            "document": report.document.id,
            "claims": [claim.id for claim in report.claims],
        }
        custody.append(connection, "extract", digest, found, at)
    return Added(loaded.path, "added", digest)


def _refuse(ledger: Ledger, path: str, original: tuple[str, int] | None, reason: str) -> Added:
    """Note an input that cannot be read, once for the same path, bytes and reason."""
    digest = original[0] if original else None
    with writing(ledger) as connection:
        refusals = tables.refusals.c
        same = select(refusals.path).where(
            refusals.path == path, refusals.sha256.is_not_distinct_from(digest), refusals.reason == reason
        )
        if connection.execute(same).first() is None:
            at = custody.now()
            if original is not None:
                _write_original(connection, *original)
            row = {"path": path, "sha256": digest, "reason": reason, "at": at}
            connection.execute(tables.refusals.insert(), row)
            custody.append(connection, "refuse", digest or path, {"path": path, "reason": reason}, at)
    return Added(path, "refused", digest, reason)


def _write_original(connection: Connection, digest: str, size: int) -> None:
    known = select(tables.originals.c.sha256).where(tables.originals.c.sha256 == digest)
    if connection.execute(known).first() is None:
        connection.execute(tables.originals.insert(), {"sha256": digest, "bytes": size})


def _is_known(connection: Connection, digest: str) -> bool:
    known = select(tables.documents.c.document).where(tables.documents.c.original == digest)
    return connection.execute(known).first() is not None
