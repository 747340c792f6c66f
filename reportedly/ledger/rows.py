"""From a report to rows, in one transaction."""

import json
from collections.abc import Iterator, Mapping, Sequence

from sqlalchemy import Connection, Insert, Table, insert, text

from reportedly.ledger import tables
from reportedly.publish.json_report import record_as_json
from reportedly.records import Claim, PlacePhrase, Provenance, Report

Row = Mapping[str, object]
_DEGREE_KM = 111.0


def write_report(connection: Connection, report: Report, extractor: str, version: str, at: str) -> int:
    """Insert a report with all that was read from it, and return the number of its document.

    The file that it came in must be in `originals` already.
    """
    document, provenance = report.document, provenance_of(report)
    head = {key: value for key, value in record_as_json(document).items() if key not in ("text", "passages")}
    row = {
        "sha256": provenance.sha256,
        "original": provenance.file_sha256,
        "id": document.id,
        "path": document.path,
        "title": document.title,
        "outlet": document.outlet,
        "published": document.published,
        "url": document.url,
        "language": document.language,
        "origin_outlet": document.origin.outlet if document.origin else None,
        "origin_published": document.origin.published if document.origin else None,
        "origin_url": document.origin.url if document.origin else None,
        "text": document.text,
        "head": _dumped(head),
        "added_at": at,
    }
    number = _number(connection, insert(tables.documents), row)
    stretches = [{"document": number, "kind": p.kind, "start": p.start, "end": p.end} for p in document.passages]
    _insert(connection, tables.passages, stretches)
    reading = _number(
        connection,
        insert(tables.readings),
        {"document": number, "extractor": extractor, "version": version, "at": at},
    )
    for claim in report.claims:
        _write_claim(connection, claim, number, reading)
    left = [{"kind": "unread", "start": u.start, "end": u.end, "reason": u.reason, "detail": ""} for u in report.unread]
    left += [
        {"kind": "rejected", "start": r.start, "end": r.end, "reason": r.reason, "detail": r.detail}
        for r in report.rejected
    ]
    _insert(connection, tables.unread, [{"reading": reading, **each} for each in left])
    return number


def provenance_of(report: Report) -> Provenance:
    """Return where a report that was just read came from; only readings saved long ago have none."""
    assert report.document.provenance is not None
    return report.document.provenance


def _write_claim(connection: Connection, claim: Claim, document: int, reading: int) -> None:
    innermost = claim.voice[-1] if claim.voice else None
    row = {
        "reading": reading,
        "document": document,
        "id": claim.id,
        "event": claim.event,
        "trigger": claim.trigger.text,
        "factuality": claim.factuality,
        "stance": innermost.stance if innermost else None,
        "speaker": innermost.speaker.text if innermost else None,
        "speaker_actor": innermost.speaker.actor if innermost else None,
        "day_from": claim.time.from_ if claim.time else None,
        "day_to": claim.time.to if claim.time else None,
        "sentence": claim.sentence.text,
        "start": claim.trigger.start,
        "end": claim.trigger.end,
        "json": _dumped(record_as_json(claim)),
    }
    number = _number(connection, insert(tables.claims), row)
    _insert(connection, tables.mentions, [{"claim": number, **each} for each in mention_rows(claim)])
    _insert(
        connection,
        tables.tolls,
        [
            {
                "claim": number,
                "kind": c.kind,
                "low": c.low,
                "high": c.high,
                "victims": c.victims,
                "status": c.status,
                "text": c.text,
                "start": c.start,
                "end": c.end,
            }
            for c in claim.casualties
        ],
    )
    for place in claim.places:
        _write_place(connection, place, number)


def mention_rows(claim: Claim) -> Iterator[Row]:
    """Yield a row for each participant, instrument, speaker, cue, time and hedge of a claim."""
    for role, named in (("agent", claim.agents), ("target", claim.targets)):
        for one in named:
            yield {"role": role, "start": one.start, "end": one.end, "text": one.text, "actor": one.actor}
    for voice in claim.voice:
        one = voice.speaker
        yield {"role": "speaker", "start": one.start, "end": one.end, "text": one.text, "actor": one.actor}
    cues = tuple(voice.cue for voice in claim.voice if voice.cue is not None)
    for role, phrases in (("instrument", claim.instruments), ("cue", cues), ("hedge", claim.hedges)):
        for phrase in phrases:
            yield {"role": role, "start": phrase.start, "end": phrase.end, "text": phrase.text, "actor": None}
    if claim.time is not None:
        time = claim.time
        yield {"role": "time", "start": time.start, "end": time.end, "text": time.text, "actor": None}


def _write_place(connection: Connection, phrase: PlacePhrase, claim: int) -> None:
    place = phrase.place
    row = {
        "claim": claim,
        "relation": phrase.relation,
        "text": phrase.text,
        "start": phrase.start,
        "end": phrase.end,
        "name": place.name if place else None,
        "gazetteer_id": place.id if place else None,
        "lat": place.lat if place else None,
        "lon": place.lon if place else None,
        "radius_km": place.radius_km if place else None,
        "geometry": _dumped(phrase.geometry) if phrase.geometry is not None else None,
        "why": phrase.why,
    }
    number = _number(connection, insert(tables.places), row)
    if place is not None:
        reach = place.radius_km / _DEGREE_KM
        box = {"a": place.lat - reach, "b": place.lat + reach, "c": place.lon - reach, "d": place.lon + reach}
        connection.execute(text("INSERT INTO place_areas VALUES (:place, :a, :b, :c, :d)"), {"place": number, **box})


def _number(connection: Connection, statement: Insert, row: Row) -> int:
    number = connection.execute(statement, row).inserted_primary_key
    assert number is not None
    return int(number[0])


def _insert(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    if rows:
        connection.execute(insert(table), rows)


def _dumped(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
