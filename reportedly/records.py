"""The records that flow from a file to a ledger of claims.

Every record is frozen. Offsets count Unicode code points of `Document.text`; `end` is exclusive and
`document.text[start:end] == text` holds for every phrase.
"""

from dataclasses import dataclass
from typing import Literal

GeoJson = dict[str, object]

PassageKind = Literal[
    "headline",
    "byline",
    "dateline",
    "body",
    "caption",
    "quote",
    "appeal",
    "disclaimer",
    "copyright",
    "syndication",
    "navigation",
    "taxonomy",
    "contact",
]
Relation = Literal[
    "in",
    "near",
    "along",
    "toward",
    "from",
    "north_of",
    "south_of",
    "east_of",
    "west_of",
    "northeast_of",
    "northwest_of",
    "southeast_of",
    "southwest_of",
]
CasualtyKind = Literal["killed", "wounded", "sickened", "captured", "missing", "displaced", "casualties"]
Stance = Literal["says", "accuses", "denies", "confirms", "doubts"]
Factuality = Literal["actual", "attempted", "failed", "planned", "predicted", "conditional", "possible", "negated"]
VictimStatus = Literal["combatant", "civilian", "unknown"]
TimeBasis = Literal["text", "publication"]
EventType = str


# --- what was read -----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Link:
    """A hyperlink: the characters that carry it and where it points, as printed."""

    start: int
    end: int
    href: str


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph-like stretch of an original, with what its markup says of it.

    `element` is the block element (`h1`..`h6`, `p`, `li`, `figcaption`, `blockquote`, `td`, `pre`, ...); plain text
    has `p` only.
    `region` is the nearest sectioning ancestor (`nav`, `header`, `footer`, `aside`, `figure`, `article`, `main`,
    `form` or "").
    `labels` are the lower-case class, id and itemprop tokens of the block and its ancestors, nearest first.
    """

    start: int
    end: int
    element: str = "p"
    region: str = ""
    labels: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Declared:
    """What a page says of itself in its markup (title and meta elements, JSON-LD); unseen things stay None or empty."""

    title: str | None = None
    authors: tuple[str, ...] = ()
    outlet: str | None = None
    published: str | None = None
    url: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """A page of a document and the stretch of the text that stands on it. The first page is 1."""

    number: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where the bytes of a document came from.

    `file` is the path as given and `file_sha256` the digest of that file; `sha256` is the digest of the document's own
    bytes, which are in the type `media`. `reader` names what read it and `version` the programs with their versions.
    What the container does not say stays None: `member` is the name of the file inside an archive, `record` the WARC
    record id, `offset` its first byte in the WARC file (the packed one), `url` where the bytes were fetched from,
    `captured` when that was or when a message was sent (as the container writes it), `message` the id of a mail or
    message, `forwarded_from` who wrote what a message passes on, `row` the row of a table (1 is the first under the
    header). `pages` are those of a PDF.
    """

    file: str
    file_sha256: str
    sha256: str
    media: str
    reader: str
    version: str
    member: str | None = None
    record: str | None = None
    offset: int | None = None
    url: str | None = None
    captured: str | None = None
    message: str | None = None
    forwarded_from: str | None = None
    row: int | None = None
    pages: tuple[Page, ...] = ()


@dataclass(frozen=True, slots=True)
class Original:
    """One document as it was read: its text, the blocks that cover it, what it declares and where it is from."""

    path: str
    sha256: str
    media: Literal["text/plain", "text/markdown", "text/html"]
    text: str
    blocks: tuple[Block, ...]
    declared: Declared
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class Passage:
    """A labelled stretch of a document. Passages may nest (a quote inside the body)."""

    kind: PassageKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a republished document first stood."""

    outlet: str
    published: str | None
    url: str | None


@dataclass(frozen=True, slots=True)
class Taxonomy:
    """A heading of the outlet's own filing with its values, as printed: Region, Theme, Tags, In-depth Report, ..."""

    label: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """One text as it was read, with its head. Dates are ISO 8601 days; `id` is `sha256:` and the digest of the text.

    `provenance` is None only in readings that were saved before it was kept.
    """

    id: str
    path: str
    url: str | None
    title: str | None
    authors: tuple[str, ...]
    outlet: str | None
    published: str | None
    origin: Origin | None
    language: str
    taxonomy: tuple[Taxonomy, ...]
    copyright: str | None
    reprint: str | None
    contact: tuple[str, ...]
    text: str
    passages: tuple[Passage, ...]
    provenance: Provenance | None = None


# --- what a document claims --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Phrase:
    """Exact characters of a document."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Participant:
    """Who does or suffers an event, or speaks.

    `actor` is the id of the entry that the words resolve to, None when unknown. `antecedent` holds the name for which a
    definite description ("the militant group", "its fighters") stands in this document.
    """

    start: int
    end: int
    text: str
    actor: str | None = None
    antecedent: Phrase | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """A resolved toponym. Degrees WGS 84; `radius_km` is how far the place reaches around its point."""

    name: str
    lat: float
    lon: float
    id: str
    radius_km: float
    verified: bool = True


@dataclass(frozen=True, slots=True)
class PlacePhrase:
    """A place of an event as written. `place` is the toponym itself, None when unresolved, with `candidates` kept;
    `geometry` is GeoJSON of where the event lies by the relation, with its precision, or None; `why` says what spoke
    for the place, or why there is none.
    """

    start: int
    end: int
    text: str
    relation: Relation
    place: Place | None = None
    candidates: tuple[Place, ...] = ()
    geometry: GeoJson | None = None
    antecedent: Phrase | None = None
    why: str = ""


@dataclass(frozen=True, slots=True)
class Time:
    """A time expression and the days, first and last included, that it covers. With basis `publication` the days follow
    from the words only together with the day of publication; from and to are ISO 8601 days or None when open.
    """

    text: str
    start: int
    end: int
    from_: str | None
    to: str | None
    basis: TimeBasis


@dataclass(frozen=True, slots=True)
class Casualty:
    """One toll figure. A bound that the words leave open is None; 0 is a stated zero."""

    kind: CasualtyKind
    low: int | None
    high: int | None
    text: str
    start: int
    end: int
    victims: str
    status: VictimStatus


@dataclass(frozen=True, slots=True)
class Voice:
    """One link of the chain between the outlet and the event."""

    speaker: Participant
    cue: Phrase | None
    stance: Stance


@dataclass(frozen=True, slots=True)
class Claim:
    """One event as one document tells it. `voice` runs from the outermost speaker inwards; empty: the outlet itself."""

    id: str
    sentence: Phrase
    event: EventType
    trigger: Phrase
    agents: tuple[Participant, ...]
    targets: tuple[Participant, ...]
    instruments: tuple[Phrase, ...]
    places: tuple[PlacePhrase, ...]
    time: Time | None
    casualties: tuple[Casualty, ...]
    voice: tuple[Voice, ...]
    factuality: Factuality
    hedges: tuple[Phrase, ...]
    about: tuple[str, ...]
    extractor: str


@dataclass(frozen=True, slots=True)
class Unread:
    """A stretch of a document that yields no claim, and why."""

    start: int
    end: int
    reason: str


@dataclass(frozen=True, slots=True)
class Rejection:
    """A draft claim that could not be tied to characters or breaks the ontology, and which check it failed."""

    start: int
    end: int
    reason: str
    detail: str


@dataclass(frozen=True, slots=True)
class Report:
    """All that was read from one document."""

    document: Document
    claims: tuple[Claim, ...]
    unread: tuple[Unread, ...]
    rejected: tuple[Rejection, ...]
