"""Recomputing a ledger: originals, texts, offsets, claim ids and the log. Nothing is changed and no network is used."""

import json

from sqlalchemy import Connection, Row, select

from reportedly.errors import LedgerError, UnreadableInput
from reportedly.identity import claim_id, document_id
from reportedly.ledger import custody, tables
from reportedly.ledger.custody import Head
from reportedly.ledger.objects import load_object
from reportedly.ledger.opening import Ledger, reading
from reportedly.publish.json_report import FORMAT, from_json


def verify(ledger: Ledger) -> Head:
    """Check everything and return the head of the log, which a person can note down elsewhere.

    Raises LedgerError that names the first thing that is not as it was written.
    """
    with reading(ledger) as connection:
        _check_file(connection)
        head = custody.check_chain(connection)
        for original in connection.execute(select(tables.originals).order_by(tables.originals.c.sha256)):
            if len(load_object(ledger.folder, original.sha256)) != original.bytes:
                raise LedgerError(f"original {original.sha256}: its size is not that of the log")
        for document in connection.execute(select(tables.documents).order_by(tables.documents.c.document)):
            _check_document(connection, document)
        _check_log(connection)
    return head


def _check_file(connection: Connection) -> None:
    told = connection.exec_driver_sql("PRAGMA integrity_check(1)").scalar_one()
    if told != "ok":
        raise LedgerError(f"ledger.sqlite: is damaged ({' '.join(str(told).split())}); restore it")
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
    if broken is not None:
        raise LedgerError(f"ledger.sqlite: a row of {broken[0]} points to nothing; restore it")


def _check_document(connection: Connection, row: Row[tuple[object, ...]]) -> None:
    if document_id(row.text) != row.id:
        raise LedgerError(f"document {row.id}: its text is not the one that was read")
    passages = select(tables.passages).where(tables.passages.c.document == row.document)
    kept = [{"kind": p.kind, "start": p.start, "end": p.end} for p in connection.execute(passages)]
    for reading_of in connection.execute(select(tables.readings).where(tables.readings.c.document == row.document)):
        claims = select(tables.claims).where(tables.claims.c.reading == reading_of.reading)
        found = connection.execute(claims.order_by(tables.claims.c.claim)).all()
        document = {**json.loads(row.head), "text": row.text, "passages": kept}
        told = [json.loads(claim.json) for claim in found]
        try:
            report = from_json({"format": FORMAT, "document": document, "claims": told, "unread": [], "rejected": []})
        except UnreadableInput as error:
            raise LedgerError(f"document {row.id}: what is kept of it is not what was read ({error})") from error
        for claim, kept_claim in zip(report.claims, found, strict=True):
            if not kept_claim.id == claim.id == claim_id(row.id, claim):
                raise LedgerError(f"claim {kept_claim.id} of {row.id}: its id is not that of what it says")


def _check_log(connection: Connection) -> None:
    """Check that every document, with its claims, is one that the log tells of, and the other way round."""
    logged = select(tables.acts).where(tables.acts.c.act == "extract")
    told = {row.subject: json.loads(row.detail) for row in connection.execute(logged)}
    listed = select(tables.documents.c.original, tables.documents.c.id, tables.documents.c.document)
    held = {row.original: (row.id, row.document) for row in connection.execute(listed)}
    if held.keys() != told.keys():
        odd = sorted(held.keys() ^ told.keys())[0]
        raise LedgerError(f"original {odd}: the log and the documents do not tell the same")
    for digest, (ident, number) in sorted(held.items()):
        claims = select(tables.claims.c.id).where(tables.claims.c.document == number).order_by(tables.claims.c.claim)
        found = [row.id for row in connection.execute(claims)]
        if told[digest]["document"] != ident or told[digest]["claims"] != found:
            raise LedgerError(f"document {ident}: its claims are not those of the log")
