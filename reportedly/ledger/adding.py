"""Adding reports to a ledger."""

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from sqlalchemy import Connection, select

from reportedly import __version__
from reportedly.config import Settings
from reportedly.errors import LedgerError, UnreadableInput
from reportedly.ledger import custody, tables
from reportedly.ledger.objects import digest_of, store_file, store_object
from reportedly.ledger.opening import Ledger, reading, writing
from reportedly.ledger.rows import provenance_of, write_report
from reportedly.pipeline import open_inputs, read_items
from reportedly.read import Failure, Item
from reportedly.records import Report

Outcome = Literal["added", "known", "refused"]


@dataclass(frozen=True, slots=True)
class Added:
    """What became of one document: added, known from before by its bytes, or refused with the reason."""

    path: str
    outcome: Outcome
    sha256: str | None
    reason: str = ""


def add(ledger: Ledger, paths: Sequence[str], settings: Settings) -> Iterator[Added]:
    """Read what the paths stand for and store it, yielding what became of each document once it is on the disk.

    The same bytes are one document, whatever their name. A run that was killed is gone on with by adding the same paths
    again. Each document is stored in a transaction of its own, with its rows in the log; the file that it came in lies
    in the store before.
    """
    known: deque[Added] = deque()
    sent: deque[Item | Failure] = deque()

    def unknown() -> Iterator[Item | Failure]:
        seen: set[str] = set()
        for item in open_inputs(paths, settings):
            if isinstance(item, Item):
                digest = item.provenance.sha256
                with reading(ledger) as connection:
                    held = digest in seen or _is_known(connection, digest)
                seen.add(digest)
                if held:
                    known.append(Added(item.name, "known", digest))
                    continue
            sent.append(item)
            yield item

    for outcome in read_items(unknown(), settings):
        while known:
            yield known.popleft()
        item = sent.popleft()
        if isinstance(outcome, Report):
            yield _store(ledger, item, outcome, settings)
        else:
            yield _refuse(ledger, item, outcome)
    yield from known


def _store(ledger: Ledger, item: Item | Failure, report: Report, settings: Settings) -> Added:
    assert isinstance(item, Item)
    origin = provenance_of(report)
    try:
        size = _store_original(ledger, item)
    except LedgerError as error:
        return _refuse(ledger, item, Failure(item.name, UnreadableInput(str(error))))
    with writing(ledger) as connection:
        # Another process may have added the same bytes since.
        if _is_known(connection, origin.sha256):
            return Added(item.name, "known", origin.sha256)
        at = custody.now()
        _write_original(connection, origin.file_sha256, size)
        write_report(connection, report, settings.extractor, __version__, at)
        read = {
            "path": item.name,
            "original": origin.file_sha256,
            "document": report.document.id,
            "reader": origin.reader,
            "version": origin.version,
        }
        custody.append(connection, "read", origin.sha256, read, at)
        found = {
            "extractor": settings.extractor,
            "version": __version__,
            "document": report.document.id,
            "claims": [claim.id for claim in report.claims],
        }
        custody.append(connection, "extract", origin.sha256, found, at)
    return Added(item.name, "added", origin.sha256)


def _refuse(ledger: Ledger, item: Item | Failure, failure: Failure) -> Added:
    """Note an input that cannot be read, once for the same path, bytes and reason."""
    digest = item.provenance.sha256 if isinstance(item, Item) else None
    reason = str(failure.error)
    with writing(ledger) as connection:
        refusals = tables.refusals.c
        same = select(refusals.path).where(
            refusals.path == failure.path, refusals.sha256.is_not_distinct_from(digest), refusals.reason == reason
        )
        if connection.execute(same).first() is None:
            at = custody.now()
            row = {"path": failure.path, "sha256": digest, "reason": reason, "at": at}
            connection.execute(tables.refusals.insert(), row)
            custody.append(connection, "refuse", digest or failure.path, {"path": failure.path, "reason": reason}, at)
    return Added(failure.path, "refused", digest, reason)


def _store_original(ledger: Ledger, item: Item) -> int:
    """Store the file in which a document came, and return its size in bytes."""
    origin = item.provenance
    if digest_of(item.data) == origin.file_sha256:
        store_object(ledger.folder, item.data)
        return len(item.data)
    return store_file(ledger.folder, Path(origin.file), origin.file_sha256)


def _write_original(connection: Connection, digest: str, size: int) -> None:
    known = select(tables.originals.c.sha256).where(tables.originals.c.sha256 == digest)
    if connection.execute(known).first() is None:
        connection.execute(tables.originals.insert(), {"sha256": digest, "bytes": size})


def _is_known(connection: Connection, digest: str) -> bool:
    known = select(tables.documents.c.document).where(tables.documents.c.sha256 == digest)
    return connection.execute(known).first() is not None
