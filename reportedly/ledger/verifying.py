"""Recomputing a ledger: originals, texts, offsets, claim ids and the log. Nothing is changed and no network is used."""

import json

from sqlalchemy import Connection, Row, select

from reportedly.errors import LedgerError
from reportedly.identity import document_id
from reportedly.ledger import custody, tables
from reportedly.ledger.custody import Head
from reportedly.ledger.objects import load_object
from reportedly.ledger.opening import Ledger, reading
from reportedly.ledger.reports import check_report, reports_of


def verify(ledger: Ledger) -> Head:
    """Check everything and return the head of the log, which a person can note down elsewhere.

    Raises LedgerError that names the first thing that is not as it was written.
    """
    with reading(ledger) as connection:
        _check_file(connection)
        head = custody.check_log(connection)
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
    kept = select(tables.claims.c.id).where(tables.claims.c.document == row.document).order_by(tables.claims.c.claim)
    told = [ident for report in reports_of(connection, row) for ident in check_report(report)[1]]
    if told != [claim.id for claim in connection.execute(kept)]:
        raise LedgerError(f"document {row.id}: the ids of its claims are not those of what they say")


def _check_log(connection: Connection) -> None:
    """Check that every document, with its claims, is one that the log tells of, and the other way round."""
    logged = select(tables.acts).where(tables.acts.c.act == "extract")
    told = {row.subject: json.loads(row.detail) for row in connection.execute(logged)}
    listed = select(tables.documents.c.sha256, tables.documents.c.id, tables.documents.c.document)
    held = {row.sha256: (row.id, row.document) for row in connection.execute(listed)}
    if held.keys() != told.keys():
        odd = sorted(held.keys() ^ told.keys())[0]
        raise LedgerError(f"document {odd}: the log and the documents do not tell the same")
    for digest, (ident, number) in sorted(held.items()):
        claims = select(tables.claims.c.id).where(tables.claims.c.document == number).order_by(tables.claims.c.claim)
        found = [row.id for row in connection.execute(claims)]
        if told[digest]["document"] != ident or told[digest]["claims"] != found:
            raise LedgerError(f"document {ident}: its claims are not those of the log")
