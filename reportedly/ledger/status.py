"""What a ledger holds, in figures."""

from dataclasses import dataclass

from sqlalchemy import func, select

from reportedly.ledger import custody, tables
from reportedly.ledger.opening import Ledger, reading


@dataclass(frozen=True, slots=True)
class Status:
    """Counts, the first and last day of publication (None where none is known), and the head of the log."""

    folder: str
    documents: int
    claims: int
    outlets: int
    unread_languages: int
    refused: int
    first_published: str | None
    last_published: str | None
    acts: int
    head: str


def status_of(ledger: Ledger) -> Status:
    """Count what a ledger holds."""
    documents = tables.documents.c
    with reading(ledger) as connection:
        row = connection.execute(
            select(
                func.count(),
                func.count(documents.outlet.distinct()),
                func.count().filter(documents.language != "en"),
                func.min(documents.published),
                func.max(documents.published),
            ).select_from(tables.documents)
        ).one()
        claims = connection.execute(select(func.count()).select_from(tables.claims)).scalar_one()
        refused = connection.execute(select(func.count()).select_from(tables.refusals)).scalar_one()
        head = custody.head_of(connection)
    return Status(str(ledger.folder), row[0], claims, row[1], row[2], refused, row[3], row[4], head.number, head.hash)
