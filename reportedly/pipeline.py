"""The order of the stages, from a path to a report. Nothing else knows it."""

import os
import signal
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, partial
from itertools import chain, islice
from multiprocessing import parent_process
from multiprocessing.connection import wait
from pathlib import Path
from threading import Thread
from typing import Literal

from reportedly.actors import ActorIndex, load_actors
from reportedly.actors.mentions import find_mentions
from reportedly.attribute.answers import add_answers
from reportedly.attribute.factuality import add_factuality
from reportedly.attribute.voices import add_voices
from reportedly.clean import clean
from reportedly.config import Settings
from reportedly.coverage import find_unread, readable, repeats_body
from reportedly.errors import InputError
from reportedly.extract.ground import Grounded, ground
from reportedly.extract.phrases import IsToponym
from reportedly.extract.prepared import Prepared
from reportedly.extractors import Extract, load_extractor
from reportedly.gazetteer import Gazetteer, is_toponym, open_gazetteer
from reportedly.gazetteer.packs.folder import packs_folder
from reportedly.identity import claim_id
from reportedly.parse.sentences import Parse, load_parser
from reportedly.parse.times import find_times
from reportedly.read import Columns, Item, collect, holds_many, open_input, read_item, read_original
from reportedly.read import Failure as Failure
from reportedly.records import Claim, Document, Original, Participant, Phrase, Rejection, Report
from reportedly.resolve.actors import resolve_participants
from reportedly.resolve.places import resolve_places
from reportedly.resolve.times import resolve
from reportedly.sentences import Sentence

# Fewer documents than this are read in the process that was asked: starting others costs more than it saves.
WORTH_PROCESSES = 8
# So many documents for each process are opened before they are due.
OPENED_AHEAD = 8
PARTIES = frozenset({"state", "government", "military", "police", "rebel", "militia", "coalition", "party"})
FUTURE_WORDS = frozenset({"will", "shall", "'ll", "’ll", "plans", "plan", "scheduled", "expected", "due", "set"})


@dataclass(frozen=True, slots=True)
class Reader:
    """What the stages need beside the document: the parser, the gazetteer, the actors and the chosen extractor."""

    parse: Parse
    gazetteer: Gazetteer
    actors: ActorIndex
    is_toponym: IsToponym
    extract: Extract
    published: date | None


def open_reader(settings: Settings) -> Reader:
    """Load everything that reading needs; raises DataError or SettingsError where that is not possible."""
    extract = load_extractor(settings.extractor, settings.model)
    gazetteer = open_gazetteer(settings.places, packs_folder(settings.packs))
    return Reader(
        parse=load_parser(),
        gazetteer=gazetteer,
        actors=load_actors(settings.actors),
        is_toponym=cache(partial(is_toponym, gazetteer)),
        extract=extract,
        published=settings.published,
    )


def read_reports(paths: Sequence[str], settings: Settings) -> Iterator[Report | Failure]:
    """Read all documents of all inputs in their order; what cannot be read gives a Failure and the rest is read."""
    yield from read_items(open_inputs(paths, settings), settings)


def read_items(items: Iterable[Item | Failure], settings: Settings) -> Iterator[Report | Failure]:
    """Read opened documents in their order, by several processes where there are enough of them; failures stay what
    they are.
    """
    jobs = settings.jobs or os.cpu_count() or 1
    items = iter(items)
    first = list(islice(items, WORTH_PROCESSES)) if jobs > 1 else []
    if len(first) < WORTH_PROCESSES:
        reader = open_reader(settings)
        for item in chain(first, items):
            yield try_item(item, reader)
        return
    open_reader(settings)  # A setting that cannot be used is told once and here, not by every process.
    pool = ProcessPoolExecutor(jobs, initializer=_follow_the_parent)
    waiting: deque[Future[Report | Failure]] = deque()
    try:
        # An archive may hold more documents than memory: only so many are opened before they are due.
        for item in chain(first, items):
            waiting.append(pool.submit(_read_in_process, settings, item))
            if len(waiting) >= OPENED_AHEAD * jobs:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    finally:
        # Who stops listening, by Ctrl-C or a closed pipe, waits for what is being read and no longer.
        pool.shutdown(cancel_futures=True)


def count_inputs(paths: Sequence[str], settings: Settings) -> int:
    """How many outcomes `read_reports` will yield, 0 where that is not known: an input may hold many documents."""
    inputs = list(collect(paths, tables=settings.text_col is not None))
    return 0 if any(holds_many(str(path), columns_of(settings)) for path in inputs) else len(inputs)


def is_single(paths: Sequence[str], settings: Settings) -> bool:
    """Whether `paths` name one input of a kind that holds one document."""
    if len(paths) != 1 or os.path.isdir(paths[0]):  # noqa: PTH112 - Path raises on a name too long
        return False
    return not holds_many(paths[0], columns_of(settings))


def columns_of(settings: Settings) -> Columns:
    """The columns of tables that the settings name."""
    return Columns(settings.text_col, settings.title_col, settings.date_col, settings.url_col, settings.outlet_col)


def open_inputs(paths: Sequence[str], settings: Settings) -> Iterator[Item | Failure]:
    """Open all documents of all inputs in their order."""
    columns = columns_of(settings)
    for path in collect(paths, tables=columns.text is not None):
        yield from open_input(path, columns)


# A reader cannot be sent from process to process: each opens its own, once.
_reader_of_process = cache(open_reader)


def _follow_the_parent() -> None:
    """Leave interrupts to the parent, and end with it: a pool's process whose parent was killed would wait for ever."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = parent_process()
    assert parent is not None
    Thread(target=_end_with, args=(parent.sentinel,), daemon=True).start()


def _end_with(sentinel: int) -> None:
    wait([sentinel])
    os._exit(1)


def _read_in_process(settings: Settings, item: Item | Failure) -> Report | Failure:
    return try_item(item, _reader_of_process(settings))


def try_item(item: Item | Failure, reader: Reader) -> Report | Failure:
    """The report of one document of an input, or why it cannot be read."""
    if isinstance(item, Failure):
        return item
    try:
        return read_report(read_item(item), reader)
    except InputError as error:
        return Failure(item.name, error)


def try_read(path: Path | Literal["-"], reader: Reader) -> Report | Failure:
    """The report at `path`, a text or page, or why it cannot be read."""
    try:
        return read_report(read_original(path), reader)
    except InputError as error:
        return Failure(str(path), error)


def read_report(original: Original, reader: Reader) -> Report:
    """All claims of one original."""
    return read_document(clean(original), reader)


def read_document(document: Document, reader: Reader) -> Report:
    """All claims of one cleaned document: parse, extract, ground, attribute, identify, resolve, and account for the
    rest.
    """
    text = document.text
    stretches = readable(document) if document.language == "en" else ()
    sentences = reader.parse(text, stretches)
    prepared = Prepared(text, sentences, tuple(quotes(document)), party_names(text, reader.actors), reader.is_toponym)
    grounded, rejected = ground(text, reader.extract(prepared))
    claims, rejected = once_each(attribute(prepared, grounded), rejected)
    headlines = [p for p in document.passages if p.kind == "headline"]
    repeated = tuple(c for c in claims if repeats_body(c, headlines, claims))
    claims = tuple(c for c in claims if c not in repeated)
    claims = add_answers(tuple(replace(c, id=claim_id(document.id, c)) for c in claims))
    claims = resolve_times(claims, published_day(document, reader))
    claims = resolve_actors(text, claims, sentences, reader.actors)
    claims = resolve_all_places(text, claims, reader.gazetteer)
    return Report(document, claims, find_unread(document, sentences, claims, rejected, repeated), rejected)


def attribute(prepared: Prepared, grounded: Sequence[Grounded]) -> tuple[Claim, ...]:
    """The claims with voices and factuality: those that their extractor gave, and for the others what rules read."""
    text, sentences = prepared.text, prepared.sentences
    left = [n for n, each in enumerate(grounded) if each.draft.voice is None]
    claims = [each.claim for each in grounded]
    for n, claim in zip(left, add_voices(text, prepared.quoted, sentences, [claims[n] for n in left]), strict=True):
        claims[n] = claim
    left = [n for n, each in enumerate(grounded) if each.draft.factuality is None]
    for n, claim in zip(left, add_factuality(sentences, [claims[n] for n in left]), strict=True):
        claims[n] = claim
    return tuple(claims)


def party_names(text: str, actors: ActorIndex) -> tuple[tuple[int, int], ...]:
    """The names of parties to conflicts in a text: states and all who bear arms."""
    return tuple((m.start, m.end) for m in find_mentions(text, actors) if actors.actors[m.actor].kind in PARTIES)


def quotes(document: Document) -> list[tuple[int, int]]:
    """The stretches of a document that stand in quotation marks."""
    return sorted((p.start, p.end) for p in document.passages if p.kind == "quote")


def once_each(
    claims: Sequence[Claim], rejected: Sequence[Rejection]
) -> tuple[tuple[Claim, ...], tuple[Rejection, ...]]:
    """The claims without those that equal an earlier one in event type and trigger; each dropped is a rejection."""
    seen: set[tuple[str, int, int]] = set()
    kept, refused = [], list(rejected)
    for claim in claims:
        key = (claim.event, claim.trigger.start, claim.trigger.end)
        if key in seen:
            refused.append(Rejection(claim.sentence.start, claim.sentence.end, "claim found twice", claim.trigger.text))
        else:
            seen.add(key)
            kept.append(claim)
    return tuple(kept), tuple(refused)


def published_day(document: Document, reader: Reader) -> date | None:
    """The day that relative times count from: of the original where the text is republished, else of the document."""
    if document.origin is not None and document.origin.published is not None:
        return date.fromisoformat(document.origin.published)
    if document.published is not None:
        return date.fromisoformat(document.published)
    return reader.published


def resolve_times(claims: Sequence[Claim], published: date | None) -> tuple[Claim, ...]:
    """The claims with the days of their time expressions."""
    found = []
    for claim in claims:
        if claim.time is not None:
            expressions = find_times(claim.time.text)
            if expressions:
                time = resolve(expressions[0], published, future=lies_ahead(claim))
                claim = replace(claim, time=replace(claim.time, from_=time.from_, to=time.to, basis=time.basis))
        found.append(claim)
    return tuple(found)


def lies_ahead(claim: Claim) -> bool:
    """Whether a claim's own words put it after the day of publication: a plan or forecast told with "will" or "to"."""
    return claim.factuality in {"planned", "predicted"} and any(h.text.lower() in FUTURE_WORDS for h in claim.hedges)


def resolve_actors(
    text: str, claims: Sequence[Claim], sentences: Sequence[Sentence], actors: ActorIndex
) -> tuple[Claim, ...]:
    """The claims with the actors that their participants and speakers name."""
    phrases = {
        (p.start, p.end): Phrase(p.start, p.end, p.text)
        for c in claims
        for p in (*c.agents, *c.targets, *(v.speaker for v in c.voice))
    }
    resolved = resolve_participants(
        text, [phrases[key] for key in sorted(phrases)], actors, [(s.start, s.end) for s in sentences]
    )

    def named(participant: Participant) -> Participant:
        resolution = resolved.get((participant.start, participant.end))
        return (
            participant
            if resolution is None
            else replace(participant, actor=resolution.actor, antecedent=resolution.antecedent)
        )

    return tuple(
        replace(
            c,
            agents=tuple(map(named, c.agents)),
            targets=tuple(map(named, c.targets)),
            voice=tuple(replace(v, speaker=named(v.speaker)) for v in c.voice),
        )
        for c in claims
    )


def resolve_all_places(text: str, claims: Sequence[Claim], gazetteer: Gazetteer) -> tuple[Claim, ...]:
    """The claims with the places that their place phrases name, chosen over the whole document at once."""
    places = iter(resolve_places(text, [p for c in claims for p in c.places], gazetteer))
    return tuple(replace(c, places=tuple(next(places) for _ in c.places)) for c in claims)
