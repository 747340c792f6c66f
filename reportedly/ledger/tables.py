"""The tables of a ledger, declared once. Full-text and area tables, views and triggers are in `migrations/first.sql`.

Names are those that a person meets who opens the file in Datasette, DBeaver or QGIS; docs/ledger.md explains them.
Offsets count Unicode code points of `documents.text`; days are ISO 8601; an open bound is NULL, never 0.
"""

from sqlalchemy import REAL, Column, ForeignKey, ForeignKeyConstraint, Index, Integer, MetaData, Table, Text
from sqlalchemy import UniqueConstraint as Unique

metadata = MetaData()

acts = Table(
    "acts",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("at", Text, nullable=False),
    Column("act", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("detail", Text, nullable=False),
    Column("previous", Text, nullable=False),
    Column("hash", Text, nullable=False, unique=True),
    sqlite_strict=True,
)
"""The log: what was done to what, in order; `hash` covers the row and `previous`, the hash of the row before."""

originals = Table(
    "originals",
    metadata,
    Column("sha256", Text, primary_key=True),
    Column("bytes", Integer, nullable=False),
    sqlite_strict=True,
)
"""Files as they came, by the digest of their bytes; the bytes lie in `objects/`."""

documents = Table(
    "documents",
    metadata,
    Column("document", Integer, primary_key=True),
    Column("sha256", Text, nullable=False, unique=True),
    Column("original", Text, ForeignKey("originals.sha256"), nullable=False, index=True),
    Column("id", Text, nullable=False, index=True),
    Column("path", Text, nullable=False),
    Column("title", Text),
    Column("outlet", Text, index=True),
    Column("published", Text, index=True),
    Column("url", Text),
    Column("language", Text, nullable=False),
    Column("origin_outlet", Text),
    Column("origin_published", Text),
    Column("origin_url", Text),
    Column("text", Text, nullable=False),
    Column("head", Text, nullable=False),
    Column("added_at", Text, nullable=False),
    sqlite_strict=True,
)
"""One text each; `sha256` is the digest of its own bytes and `original` that of the file in which it came (the same but
for archives); `id` is the digest of the text, which two outlets can share; `head` is the document's JSON without its
text and passages."""

passages = Table(
    "passages",
    metadata,
    Column("document", Integer, ForeignKey("documents.document"), nullable=False, index=True),
    Column("kind", Text, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    sqlite_strict=True,
)

readings = Table(
    "readings",
    metadata,
    Column("reading", Integer, primary_key=True),
    Column("document", Integer, ForeignKey("documents.document"), nullable=False),
    Column("extractor", Text, nullable=False),
    Column("version", Text, nullable=False),
    Column("at", Text, nullable=False),
    Unique("document", "extractor", "version"),
    sqlite_strict=True,
)
"""Which extractor of which version read a document, and when."""

claims = Table(
    "claims",
    metadata,
    Column("claim", Integer, primary_key=True),
    Column("reading", Integer, ForeignKey("readings.reading"), nullable=False),
    Column("document", Integer, ForeignKey("documents.document"), nullable=False),
    Column("id", Text, nullable=False, index=True),
    Column("event", Text, nullable=False, index=True),
    Column("trigger", Text, nullable=False),
    Column("factuality", Text, nullable=False),
    Column("stance", Text),
    Column("speaker", Text),
    Column("speaker_actor", Text, index=True),
    Column("day_from", Text, index=True),
    Column("day_to", Text),
    Column("sentence", Text, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("json", Text, nullable=False),
    Unique("reading", "id"),
    sqlite_strict=True,
)
"""One event as one document tells it; `json` is the claim in the format reportedly/1, the other columns are taken from
it. `speaker` and `stance` are those of the innermost voice, NULL where the outlet itself says so."""

mentions = Table(
    "mentions",
    metadata,
    Column("claim", Integer, ForeignKey("claims.claim"), nullable=False, index=True),
    Column("role", Text, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("text", Text, nullable=False),
    Column("actor", Text, index=True),
    sqlite_strict=True,
)
"""Who and what a claim names: agent, target, instrument, speaker, cue, time, hedge."""

tolls = Table(
    "tolls",
    metadata,
    Column("claim", Integer, ForeignKey("claims.claim"), nullable=False, index=True),
    Column("kind", Text, nullable=False),
    Column("low", Integer),
    Column("high", Integer),
    Column("victims", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    sqlite_strict=True,
)

places = Table(
    "places",
    metadata,
    Column("place", Integer, primary_key=True),
    Column("claim", Integer, ForeignKey("claims.claim"), nullable=False, index=True),
    Column("relation", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("name", Text),
    Column("gazetteer_id", Text, index=True),
    Column("lat", REAL),
    Column("lon", REAL),
    Column("radius_km", REAL),
    Column("geometry", Text),
    Column("why", Text, nullable=False),
    sqlite_strict=True,
)
"""Where a claim puts its event; no name where the words are not resolved."""

unread = Table(
    "unread",
    metadata,
    Column("reading", Integer, ForeignKey("readings.reading"), nullable=False, index=True),
    Column("kind", Text, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("reason", Text, nullable=False),
    Column("detail", Text, nullable=False),
    sqlite_strict=True,
)
"""Stretches that yield no claim (`unread`) and drafts that failed a check (`rejected`), each with the reason."""

refusals = Table(
    "refusals",
    metadata,
    Column("path", Text, nullable=False),
    Column("sha256", Text),
    Column("reason", Text, nullable=False),
    Column("at", Text, nullable=False),
    sqlite_strict=True,
)
"""Inputs that could not be read, and why; `sha256` where the bytes could be had."""

judgements = Table(
    "judgements",
    metadata,
    Column("judgement", Integer, primary_key=True),
    Column("relation", Text, nullable=False),
    Column("left", Text, nullable=False),
    Column("right", Text, nullable=False),
    Column("verdict", Text, nullable=False),
    Column("score", REAL),
    Column("reason", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("person", Integer, nullable=False),
    Column("made_at", Text, nullable=False),
    Column("withdrawn_at", Text),
    Column("superseded_by", Integer),
    ForeignKeyConstraint(["superseded_by"], ["judgements.judgement"]),
    sqlite_strict=True,
)
"""Conclusions: signed, scored, explained, never edited. `person` is 1 for a person's and 0 for a stage's."""

Index("judgements_of", judgements.c.relation, judgements.c.left, judgements.c.right)
