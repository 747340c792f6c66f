"""One self-contained page: each report's text with its claims marked, and the claims beside it.

The page loads nothing and sends nothing; its Content-Security-Policy allows the style and the script inside it, by
hash, and nothing else. Without the script, links lead from a claim to its words and back.
"""

import base64
import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import files
from itertools import combinations
from urllib.parse import urlsplit

from reportedly import __version__
from reportedly.publish import wording
from reportedly.publish.html import NOTHING, Html, joined, tag, text
from reportedly.publish.marks import ROLES, SHOWN_WHEN_CHOSEN, Mark, Segment, marks, segments
from reportedly.publish.visible import opening, visible_line
from reportedly.publish.wording import Numbered, UnreadGroup, VoiceGroup
from reportedly.records import (
    Casualty,
    Claim,
    Document,
    Participant,
    Passage,
    Phrase,
    PlacePhrase,
    Report,
    Time,
    Unread,
    Voice,
)

_OWN_VOICE = "the outlet itself"
_FIRST_WORDS = 90
_PLAIN_PASSAGES = frozenset({"body"})
_IN_THE_STORY = frozenset({"body", "headline", "quote"})


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _UnreadMark:
    start: int
    end: int
    number: int
    reason: str


_Cover = Mark | Passage | _Line | _UnreadMark


@dataclass(frozen=True, slots=True)
class _Reading:
    """A report with what its section of the page is made of. `key` begins the section's ids: `r1`."""

    key: str
    report: Report
    claims: tuple[Numbered, ...]
    groups: tuple[VoiceGroup, ...]
    segments: tuple[Segment[_Cover], ...]


def page(reports: Iterable[Report]) -> str:
    """Make the page of the reports, in their order. The same reports give the same characters."""
    readings = [_reading(number, report) for number, report in enumerate(reports, start=1)]
    style = _resource("page.css") + _combination_rules(readings)
    script = _resource("page.js")
    title = _title(readings[0].report.document) if len(readings) == 1 else wording.counted(len(readings), "report")
    policy = "; ".join(
        (
            "default-src 'none'",
            f"style-src '{_digest(style)}'",
            f"script-src '{_digest(script)}'",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )
    head = tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", http_equiv="Content-Security-Policy", content=policy),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", name="color-scheme", content="light dark"),
        tag("meta", name="referrer", content="no-referrer"),
        tag("title", text(f"{visible_line(title)} · Reportedly")),
        tag("style", Html(style)),
    )
    body = tag(
        "body",
        _bar(readings),
        _contents(readings) if len(readings) != 1 else NOTHING,
        tag("main", *(_section(reading) for reading in readings)),
        _footer(),
        tag("script", Html(script)),
    )
    return "<!DOCTYPE html>\n" + tag("html", head, Html("\n"), body, lang="en") + "\n"


def _resource(name: str) -> str:
    return files("reportedly.publish").joinpath(name).read_text("utf-8")


def _digest(content: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()


def _reading(number: int, report: Report) -> _Reading:
    claims = wording.numbered(report.claims)
    words = report.document.text
    covers: list[_Cover] = [*_lines(words), *report.document.passages, *_unread_marks(report), *marks(claims)]
    return _Reading(f"r{number}", report, claims, wording.by_voice(claims), tuple(segments(len(words), covers)))


def _lines(words: str) -> Iterator[_Line]:
    start = 0
    for line in words.split("\n"):
        yield _Line(start, start + len(line))
        start += len(line) + 1


def _unread_marks(report: Report) -> tuple[_UnreadMark, ...]:
    ordered = sorted(report.unread, key=lambda each: (each.start, each.end, each.reason))
    return tuple(_UnreadMark(each.start, each.end, number, each.reason) for number, each in enumerate(ordered, start=1))


# --- the frame -------------------------------------------------------------------------------------------------------


def _bar(readings: Sequence[_Reading]) -> Html:
    used = {cover.role for reading in readings for segment in reading.segments for cover in _marks_of(segment)}
    legend = [
        tag("li", tag("span", text(label), class_=f"m m-{code}"))
        for code, label in ROLES.items()
        if code in used - SHOWN_WHEN_CHOSEN
    ]
    legend.append(tag("li", tag("span", text("left unread"), class_="u")))
    events = sorted({item.claim.event for reading in readings for item in reading.claims})
    voices = sorted({_said_by(group) for reading in readings for group in reading.groups} - {_OWN_VOICE})
    if any(not group.names for reading in readings for group in reading.groups):
        voices.insert(0, _OWN_VOICE)
    filters = tag(
        "form",
        _choice("event", "Event", "all events", events),
        _choice("speaker", "Said by", "everybody", voices),
        tag("output", class_="shown", aria_live="polite"),
        class_="filters",
        hidden=True,
    )
    return tag("header", tag("ul", *legend, class_="legend", aria_label="Legend of the marks"), filters, class_="bar")


def _choice(name: str, label: str, everything: str, values: Iterable[str]) -> Html:
    options = [tag("option", text(everything), value="")]
    options += [tag("option", text(opening(value, 60)), value=value) for value in values]
    return tag("label", text(f"{label} "), tag("select", *options, name=name, autocomplete="off"))


def _contents(readings: Sequence[_Reading]) -> Html:
    items = [
        tag(
            "li",
            tag("a", text(visible_line(_title(reading.report.document))), href=f"#{reading.key}", dir="auto"),
            tag("small", text(f" {_stamp(reading.report.document)} · {wording.counted(len(reading.claims), 'claim')}")),
        )
        for reading in readings
    ]
    return tag(
        "nav",
        tag("h1", text(wording.counted(len(readings), "report"))),
        tag("ol", *items),
        class_="contents",
        aria_label="Reports",
    )


def _footer() -> Html:
    words = f"Read by Reportedly {__version__}. Claims are what reports say, not what is known to have happened."
    return tag("footer", tag("p", text(words)))


def _section(reading: _Reading) -> Html:
    return tag(
        "section",
        _head(reading),
        tag(
            "div",
            tag("div", *_text(reading), class_="text", lang=reading.report.document.language or None),
            tag(
                "aside",
                tag("h3", text(wording.counted(len(reading.claims), "claim"))),
                tag("ol", *(_card(reading, item) for item in reading.claims), class_="cards"),
                _unread_list(reading),
                aria_label="Claims",
            ),
            class_="panes",
        ),
        id=reading.key,
        class_="report",
    )


# --- head ------------------------------------------------------------------------------------------------------------


def _head(reading: _Reading) -> Html:
    document = reading.report.document
    rows = [tag("div", tag("dt", text(label)), tag("dd", value, dir="auto")) for label, value in _provenance(document)]
    summary = f"{_stamp(document)}" if _stamp(document) else document.path
    return tag(
        "header",
        tag("h2", text(visible_line(_title(document))), dir="auto"),
        tag("details", tag("summary", text(summary)), tag("dl", *rows), open=True),
        class_="head",
    )


def _title(document: Document) -> str:
    return document.title or document.path


def _stamp(document: Document) -> str:
    parts = [document.outlet, wording.day(document.published)]
    if document.origin:
        parts += [f"first in {document.origin.outlet}", wording.day(document.origin.published)]
    return ", ".join(part for part in parts if part)


def _provenance(document: Document) -> Iterator[tuple[str, Html]]:
    if document.origin and document.origin.url:
        yield "Original", _link(document.origin.url)
    if document.authors:
        yield ("Author" if len(document.authors) == 1 else "Authors"), text(", ".join(document.authors))
    for heading in document.taxonomy:
        yield heading.label, text(", ".join(heading.values))
    if document.url:
        yield "Address", _link(document.url)
    if document.copyright or document.reprint:
        yield "Rights", text(" ".join(part for part in (document.copyright, document.reprint) if part))
    if document.contact:
        yield "Contact", text(", ".join(document.contact))
    yield "File", text(document.path)
    yield "Digest", tag("code", text(document.id))


def _link(address: str) -> Html:
    """Link to web addresses; anything else stays words, so that no `javascript:` is ever one click away."""
    try:
        scheme = urlsplit(address).scheme
    except ValueError:
        scheme = ""
    if scheme not in ("http", "https"):
        return text(address)
    return tag("a", text(address), href=address, rel="noopener noreferrer nofollow")


# --- the text --------------------------------------------------------------------------------------------------------


def _marks_of(segment: Segment[_Cover]) -> tuple[Mark, ...]:
    return tuple(cover for cover in segment.covers if isinstance(cover, Mark))


def _text(reading: _Reading) -> Iterator[Html]:
    """Make a paragraph of each line that holds more than white space."""
    words = reading.report.document.text
    triggers: dict[int, list[Numbered]] = {}
    for item in reading.claims:
        triggers.setdefault(item.claim.trigger.end, []).append(item)
    line: list[Html] = []
    begun: set[_Cover] = set()
    kinds: list[str] = []
    for segment in reading.segments:
        if not any(isinstance(cover, _Line) for cover in segment.covers):  # a line feed
            yield from _paragraph(line, kinds)
            line, kinds = [], []
            continue
        begins = [cover for cover in segment.covers if cover not in begun]
        begun.update(begins)
        kinds += [each.kind for each in begins if isinstance(each, Passage) and each.kind not in _PLAIN_PASSAGES]
        anchor = next((each.number for each in begins if isinstance(each, _UnreadMark)), None)
        line.append(
            _segment(segment, words[segment.start : segment.end], f"{reading.key}u{anchor}" if anchor else None)
        )
        line += [_badge(reading, item) for item in triggers.get(segment.end, ())]
    yield from _paragraph(line, kinds)


def _paragraph(line: Sequence[Html], kinds: Sequence[str]) -> Iterator[Html]:
    if line and any(part.strip() for part in line):
        labels = [tag("span", text(kind), class_="kind") for kind in dict.fromkeys(kinds)]
        furniture = bool(set(kinds) - _IN_THE_STORY)
        yield joined(tag("p", *labels, *line, dir="auto", class_="furniture" if furniture else None), Html("\n"))


def _segment(segment: Segment[_Cover], words: str, anchor: str | None) -> Html:
    found = _marks_of(segment)
    unread = [cover for cover in segment.covers if isinstance(cover, _UnreadMark)]
    classes = [f"k-{cover.kind}" for cover in segment.covers if isinstance(cover, Passage)]
    classes = [each for each in dict.fromkeys(classes) if each != "k-body"]
    codes = _codes(mark for mark in found if mark.role not in SHOWN_WHEN_CHOSEN)
    classes += ["m", f"m-{codes}"] if codes else []
    classes += ["u"] if unread else []
    titles = [f"left unread: {each.reason}" for each in unread]
    titles += [f"claim {mark.number}: {ROLES[mark.role]}" for mark in found if mark.role not in SHOWN_WHEN_CHOSEN]
    if not classes and not found:
        return text(words)
    return tag(
        "span",
        text(words),
        id=anchor,
        class_=" ".join(classes) or None,
        data_m=" ".join(dict.fromkeys(f"{mark.number}{mark.role}" for mark in found)) or None,
        title="; ".join(dict.fromkeys(titles)) or None,
    )


def _codes(found: Iterable[Mark]) -> str:
    present = {mark.role for mark in found}
    return "".join(code for code in ROLES if code in present)


def _badge(reading: _Reading, item: Numbered) -> Html:
    number = str(item.number)
    return tag(
        "a",
        text(number),
        class_="n",
        id=f"{reading.key}t{number}",
        href=f"#{reading.key}c{number}",
        aria_label=f"claim {number}, {item.claim.event}",
    )


def _combination_rules(readings: Iterable[_Reading]) -> str:
    """Write the colours of words in several roles at once: a band for each, one below the other.

    Any part of an occurring combination can be what is left when a claim is chosen or claims are filtered.
    """
    occurring = {_codes(_marks_of(segment)) for reading in readings for segment in reading.segments}
    wanted = {
        "".join(part)
        for codes in occurring
        for size in range(2, len(codes.rstrip("xs")) + 1)
        for part in combinations(codes.rstrip("xs"), size)
    }
    return "".join(f".m-{codes}{{background:linear-gradient({_bands(codes)})}}\n" for codes in sorted(wanted))


def _bands(codes: str) -> str:
    height = 100 / len(codes)
    return ",".join(
        f"var(--{code}) {place * height:.3g}% {(place + 1) * height:.3g}%" for place, code in enumerate(codes)
    )


# --- claims ----------------------------------------------------------------------------------------------------------


def _said_by(group: VoiceGroup) -> str:
    return " › ".join(group.names) or _OWN_VOICE


def _card(reading: _Reading, item: Numbered) -> Html:
    claim, number = item.claim, str(item.number)
    said_by = next(_said_by(group) for group in reading.groups if item in group.claims)
    heading = tag(
        "h4",
        tag(
            "a",
            text(number),
            class_="n",
            href=f"#{reading.key}t{number}",
            aria_label=f"claim {number}, show in the text",
        ),
        text(" "),
        tag("span", text(claim.event), class_="event m m-g"),
        *(joined(text(" "), badge) for badge in _standing(reading, claim)),
    )
    rows = [tag("div", tag("dt", text(label)), tag("dd", value)) for label, value in _details(claim)]
    return tag(
        "li",
        heading,
        tag("p", _who(claim), class_="who"),
        tag("dl", *rows),
        tag("blockquote", *_sentence(claim), dir="auto", lang=reading.report.document.language or None),
        class_="card",
        id=f"{reading.key}c{number}",
        tabindex="-1",
        data_event=claim.event,
        data_speaker=said_by,
    )


def _standing(reading: _Reading, claim: Claim) -> Iterator[Html]:
    answered = {f"{verb} claim {number}": number for verb, number in wording.answers(claim, reading.claims)}
    for words in wording.standing(claim, reading.claims):
        number = answered.get(words)
        if number is None:
            yield tag("span", text(words), class_="standing")
        else:
            yield tag("a", text(words), class_="standing", href=f"#{reading.key}c{number}")


def _who(claim: Claim) -> Html:
    if not claim.agents and not claim.targets:
        return tag("span", text("nobody named"), class_="faint")
    comma = text(", ")
    agents = joined(*(_participant(each, "a") for each in claim.agents), separator=comma)
    targets = joined(*(_participant(each, "t") for each in claim.targets), separator=comma)
    if not claim.targets:
        return agents
    return joined(agents or tag("span", text("unnamed"), class_="faint"), text(" → "), targets)


def _participant(participant: Participant, code: str) -> Html:
    words = tag("bdi", text(visible_line(participant.text)), class_=f"m m-{code}", title=participant.actor)
    if not participant.antecedent:
        return words
    return joined(words, text(" "), _stands_for(participant.antecedent))


def _stands_for(antecedent: Phrase) -> Html:
    return tag("bdi", text(visible_line(antecedent.text)), class_="faint stands")


def _details(claim: Claim) -> Iterator[tuple[str, Html]]:
    semicolon, comma = text("; "), text(", ")
    chain = joined(*map(_voice, claim.voice), separator=text(" › "))
    yield "said by", chain or text(_OWN_VOICE)
    if claim.places:
        yield "where", joined(*map(_place, claim.places), separator=semicolon)
    if claim.time:
        yield "when", _time(claim.time)
    if claim.casualties:
        yield "toll", joined(*map(_toll, claim.casualties), separator=semicolon)
    if claim.instruments:
        yield "with", joined(*(_words(each.text, "i") for each in claim.instruments), separator=comma)
    if claim.hedges:
        yield "hedged by", joined(*(_words(each.text, "h") for each in claim.hedges), separator=comma)


def _words(words: str, code: str) -> Html:
    return tag("bdi", text(visible_line(words)), class_=f"m m-{code}")


def _voice(voice: Voice) -> Html:
    cue = tag("span", text(f" “{visible_line(voice.cue.text)}”"), class_="faint") if voice.cue else NOTHING
    return joined(_participant(voice.speaker, "v"), cue)


def _place(place: PlacePhrase) -> Html:
    words = _words(place.text, "p")
    relation = wording.where(place).removesuffix(place.text)
    if place.antecedent:
        words = joined(words, text(" "), _stands_for(place.antecedent))
    if place.place is None:
        return joined(text(relation), words, tag("span", text(f" ({wording.unresolved(place)})"), class_="doubt"))
    resolved = f" = {wording.resolved(place.place)}"
    return joined(text(relation), words, tag("span", text(resolved), class_="faint", title=place.place.id))


def _time(time: Time) -> Html:
    return joined(_words(wording.when(time), "w"), tag("span", text(f" ({wording.basis(time)})"), class_="faint"))


def _toll(casualty: Casualty) -> Html:
    victims = wording.victims(casualty)
    return joined(_words(wording.toll(casualty), "c"), text(f" ({victims})" if victims else ""))


def _sentence(claim: Claim) -> Iterator[Html]:
    words = claim.sentence.text
    start = claim.trigger.start - claim.sentence.start
    end = claim.trigger.end - claim.sentence.start
    yield text(visible_line(words[:start]))
    yield tag("mark", text(visible_line(words[start:end])))
    yield text(visible_line(words[end:]))


# --- what was left ---------------------------------------------------------------------------------------------------


def _unread_list(reading: _Reading) -> Html:
    report = reading.report
    if not report.unread and not report.rejected:
        return NOTHING
    number_of = {(each.start, each.end, each.reason): each.number for each in _unread_marks(report)}

    def entry(stretch: Unread) -> Html:
        number = number_of[stretch.start, stretch.end, stretch.reason]
        words = opening(report.document.text[stretch.start : stretch.end], _FIRST_WORDS)
        return tag("li", tag("a", text(words or "(blank)"), href=f"#{reading.key}u{number}", dir="auto"))

    def group(each: UnreadGroup) -> Html:
        title = joined(text(f"{each.reason} "), tag("span", text(str(len(each.stretches))), class_="faint"))
        return joined(tag("h5", title), tag("ul", *map(entry, each.stretches)))

    parts = []
    if report.unread:
        count = wording.counted(len(report.unread), "stretch", "stretches")
        summary = tag("summary", text(f"Left unread: {count}"))
        parts.append(tag("details", summary, *map(group, wording.by_reason(report.unread)), class_="left"))
    if report.rejected:
        items = [
            tag("li", text(f"{reason}: {rejection.detail}"))
            for reason, rejections in wording.rejected_by_reason(report)
            for rejection in rejections
        ]
        summary = tag("summary", text(f"Rejected drafts: {len(report.rejected)}"))
        parts.append(tag("details", summary, tag("ul", *items), class_="left"))
    return joined(*parts)
