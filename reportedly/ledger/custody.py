"""The log of acts: append only, each row's hash over the row and the hash before it (a hash chain; Haber & Stornetta
1991).
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Literal

from sqlalchemy import Connection, select

from reportedly.errors import LedgerError
from reportedly.ledger.tables import acts

Act = Literal["init", "read", "refuse", "extract"]
FIRST = "0" * 64
"""What the first row has for the hash before it."""


@dataclass(frozen=True, slots=True)
class Head:
    """The last row of a log: its number (0 where there is none) and its hash."""

    number: int
    hash: str


def now() -> str:
    """Return this moment in UTC, ISO 8601 with microseconds."""
    return datetime.now(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def head_of(connection: Connection) -> Head:
    """Return the head of the log."""
    row = connection.execute(select(acts.c.number, acts.c.hash).order_by(acts.c.number.desc()).limit(1)).first()
    return Head(0, FIRST) if row is None else Head(row.number, row.hash)


def append(connection: Connection, act: Act, subject: str, detail: Mapping[str, object], at: str) -> Head:
    """Append an act in the open transaction, which must hold the write lock, and return the new head."""
    head = head_of(connection)
    told = json.dumps(detail, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    number = head.number + 1
    value = hash_of(number, at, act, subject, told, head.hash)
    connection.execute(
        acts.insert(),
        {
            "number": number,
            "at": at,
            "act": act,
            "subject": subject,
            "detail": told,
            "previous": head.hash,
            "hash": value,
        },
    )
    return Head(number, value)


def hash_of(number: int, at: str, act: str, subject: str, detail: str, previous: str) -> str:
    """Return the hash of a row: SHA-256 over the JSON list of its fields in this order."""
    fields = json.dumps([number, at, act, subject, detail, previous], ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(fields.encode("utf-8", "surrogatepass")).hexdigest()


def check_log(connection: Connection) -> Head:
    """Recompute the whole log of a ledger; raises LedgerError that names the first row that does not fit."""
    head = check_chain(dict(row._mapping) for row in connection.execute(select(acts).order_by(acts.c.number)))
    if head.number == 0:
        raise LedgerError("log: it is empty; the ledger was changed from outside")
    return head


def check_chain(rows: Iterable[Mapping[str, Any]]) -> Head:
    """Recompute the chain of rows in their order, as in the table `acts`, and return its head.

    Raises LedgerError that names the first row that does not fit.
    """
    head = Head(0, FIRST)
    for row in rows:
        number, at, act, subject, detail, previous, value = (row[column.name] for column in acts.c)
        if number != head.number + 1:
            raise LedgerError(f"log: row {head.number + 1} is missing; the ledger was changed from outside")
        if previous != head.hash or value != hash_of(number, at, act, subject, detail, previous):
            raise LedgerError(f"log: row {number} ({act} {subject}) is not as it was written")
        head = Head(number, value)
    return head
