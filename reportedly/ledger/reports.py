"""Reports as they were read, rebuilt from the rows of a ledger."""

import json
from collections.abc import Iterator

from sqlalchemy import Connection, Row, select

from reportedly.errors import LedgerError, UnreadableInput
from reportedly.identity import claim_id, document_id
from reportedly.ledger import tables
from reportedly.publish.json_report import FORMAT, from_json

Json = dict[str, object]


def reports_of(connection: Connection, row: Row[tuple[object, ...]]) -> Iterator[Json]:
    """Yield a document of the table `documents` with the claims of each of its readings, in the format reportedly/1."""
    passages = select(tables.passages).where(tables.passages.c.document == row.document)
    kept = [{"kind": p.kind, "start": p.start, "end": p.end} for p in connection.execute(passages)]
    document = {**json.loads(row.head), "text": row.text, "passages": kept}
    readings = select(tables.readings).where(tables.readings.c.document == row.document)
    for reading in connection.execute(readings.order_by(tables.readings.c.reading)):
        claims = select(tables.claims.c.json).where(tables.claims.c.reading == reading.reading)
        stretches = connection.execute(select(tables.unread).where(tables.unread.c.reading == reading.reading)).all()
        yield {
            "format": FORMAT,
            "document": document,
            "claims": [json.loads(claim.json) for claim in connection.execute(claims.order_by(tables.claims.c.claim))],
            "unread": [{"start": s.start, "end": s.end, "reason": s.reason} for s in stretches if s.kind == "unread"],
            "rejected": [
                {"start": s.start, "end": s.end, "reason": s.reason, "detail": s.detail}
                for s in stretches
                if s.kind == "rejected"
            ],
        }


def check_report(told: Json) -> tuple[str, list[str]]:
    """Recompute a report in the format reportedly/1 and return the ids of its document and claims.

    Raises LedgerError where the text has another digest, a phrase does not stand where it says, or a claim's id does
    not follow from what it says.
    """
    document = told["document"]
    ident = document["id"] if isinstance(document, dict) else None
    try:
        report = from_json(told)
    except UnreadableInput as error:
        raise LedgerError(f"document {ident}: what is kept of it is not what was read ({error})") from error
    if document_id(report.document.text) != report.document.id:
        raise LedgerError(f"document {ident}: its text is not the one that was read")
    for claim in report.claims:
        if claim.id != claim_id(report.document.id, claim):
            raise LedgerError(f"claim {claim.id} of {ident}: its id is not that of what it says")
    return report.document.id, [claim.id for claim in report.claims]
