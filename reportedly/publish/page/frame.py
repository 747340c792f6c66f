"""The page around the reports: head, legend and filters, contents, and each report's own head."""

import base64
import hashlib
from collections.abc import Iterable, Iterator, Sequence
from importlib.resources import files
from urllib.parse import urlsplit

from reportedly import __version__
from reportedly.publish import wording
from reportedly.publish.html import NOTHING, Html, tag, text
from reportedly.publish.marks import ROLES, SHOWN_WHEN_CHOSEN
from reportedly.publish.page.cards import card, unread_list
from reportedly.publish.page.map_pane import map_pane
from reportedly.publish.page.reading import OWN_VOICE, Reading, make_reading, marks_of, said_by, title_of
from reportedly.publish.page.text_pane import combination_rules, text_pane
from reportedly.publish.visible import opening, visible_line
from reportedly.records import Document, Report


def page(reports: Iterable[Report]) -> str:
    """Make the page of the reports, in their order. The same reports give the same characters."""
    readings = [make_reading(number, report) for number, report in enumerate(reports, start=1)]
    style = _resource("page.css") + combination_rules(readings)
    script = _resource("map.js") + _resource("page.js")  # the map listens to what is chosen on the page
    title = title_of(readings[0].report.document) if len(readings) == 1 else wording.counted(len(readings), "report")
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
    return files("reportedly.publish.page").joinpath(name).read_text("utf-8")


def _digest(content: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()


def _bar(readings: Sequence[Reading]) -> Html:
    used = {cover.role for reading in readings for segment in reading.segments for cover in marks_of(segment)}
    legend = [
        tag("li", tag("span", text(label), class_=f"m m-{code}"))
        for code, label in ROLES.items()
        if code in used - SHOWN_WHEN_CHOSEN
    ]
    legend.append(tag("li", tag("span", text("left unread"), class_="u")))
    events = sorted({item.claim.event for reading in readings for item in reading.claims})
    voices = sorted({said_by(group) for reading in readings for group in reading.groups} - {OWN_VOICE})
    if any(not group.names for reading in readings for group in reading.groups):
        voices.insert(0, OWN_VOICE)
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


def _contents(readings: Sequence[Reading]) -> Html:
    items = [
        tag(
            "li",
            tag("a", text(visible_line(title_of(reading.report.document))), href=f"#{reading.key}", dir="auto"),
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


def _section(reading: Reading) -> Html:
    voices = {item.number: said_by(group) for group in reading.groups for item in group.claims}
    return tag(
        "section",
        _head(reading),
        tag(
            "div",
            tag("div", *text_pane(reading), class_="text", lang=reading.report.document.language or None),
            tag(
                "aside",
                map_pane(reading),
                tag("h3", text(wording.counted(len(reading.claims), "claim"))),
                tag("ol", *(card(reading, item, voices[item.number]) for item in reading.claims), class_="cards"),
                unread_list(reading),
                aria_label="Map and claims",
            ),
            class_="panes",
        ),
        id=reading.key,
        class_="report",
    )


# --- head ------------------------------------------------------------------------------------------------------------


def _head(reading: Reading) -> Html:
    document = reading.report.document
    rows = [tag("div", tag("dt", text(label)), tag("dd", value, dir="auto")) for label, value in _provenance(document)]
    summary = f"{_stamp(document)}" if _stamp(document) else document.path
    return tag(
        "header",
        tag("h2", text(visible_line(title_of(document))), dir="auto"),
        tag("details", tag("summary", text(summary)), tag("dl", *rows), open=True),
        class_="head",
    )


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
