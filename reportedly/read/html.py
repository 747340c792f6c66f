"""HTML pages: the visible text in blocks, and what the page declares of itself.

The parser is lxml's event parser: it builds no tree, so nesting of any depth costs neither memory per level nor
recursion, it follows no reference to a file or the network, and it expands no entities but HTML's own.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from reportedly.read.declared import Head, declared_by
from reportedly.read.lines import paragraphs
from reportedly.read.links import links_in_spans
from reportedly.records import Block, Declared, Link

_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_BLOCK_TAGS = _HEADINGS.union(
    ("address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "dir", "div"),
    (
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "header",
        "hgroup",
        "hr",
        "html",
        "legend",
        "li",
    ),
    ("main", "menu", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead"),
    ("tr", "ul"),
)
_HIDDEN_TAGS = frozenset(
    ("script", "style", "template", "noscript", "head", "svg", "math", "iframe", "object", "embed", "applet", "audio")
).union(("video", "canvas", "map", "select", "datalist", "textarea", "button", "noframes", "noembed", "title"))
# Elements that say what their text is: a paragraph inside one of them is still a quote, a caption, an item.
_TELLING = _HEADINGS.union(("blockquote", "figcaption", "caption", "li", "dt", "dd", "pre", "address"))
_REGION_TAGS = frozenset(("nav", "header", "footer", "aside", "figure", "article", "main", "form"))
_REGION_ROLES = {
    "navigation": "nav",
    "menu": "nav",
    "menubar": "nav",
    "banner": "header",
    "contentinfo": "footer",
    "complementary": "aside",
    "figure": "figure",
    "article": "article",
    "main": "main",
    "search": "form",
    "form": "form",
}
_INVISIBLE_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_SPACE = re.compile(r"[ \t\n\r\f\v\u00a0]+")
_MOST_LABELS = 24
_MOST_META = 400
_MOST_JSON = 20


def read_html(text: str) -> tuple[str, tuple[Block, ...], Declared]:
    """Return the visible text of a page, its blocks, and what it declares.

    White space collapses within a block, `<br>` is a line end, blocks are separated by an empty line. Scripts, styles,
    templates, form fields and elements hidden by attribute or inline style are left out.
    """
    # Loaded here so that reading plain text and Markdown does not pay for it.
    from lxml import etree

    page = _Page()
    parser = etree.HTMLParser(target=page, encoding="utf-8", recover=True, no_network=True, huge_tree=False)
    parser.feed(text.encode("utf-8", errors="replace"))
    parser.close()
    return page.text(), tuple(page.blocks), declared_by(page.head())


@dataclass(frozen=True, slots=True)
class _Open:
    """What an open element passes on to the text inside it."""

    tag: str
    element: str = "div"
    region: str = ""
    labels: tuple[str, ...] = ()
    hidden: bool = False


class _Page:
    """Receives the parser's events and lays text and blocks down as they come."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._parts: list[str] = []
        self._length = 0
        self._stack: list[_Open] = [_Open("")]
        self._line: list[str] = []
        self._line_length = 0
        self._space_due = False
        self._links: list[Link] = []
        self._open_links: list[tuple[int, str]] = []
        self._meta: list[tuple[str, str]] = []
        self._canonical: str | None = None
        self._language: str | None = None
        self._title: list[str] = []
        self._json: list[str] = []
        self._capture: Literal["", "title", "json"] = ""

    # --- events --------------------------------------------------------------------------------------------------

    def start(self, tag: str | bytes, attrib: Mapping[str | bytes, str | bytes]) -> None:
        """Open an element."""
        name = _shown(tag).lower()
        attributes = {_shown(key): _shown(value) for key, value in attrib.items()}
        if name in _BLOCK_TAGS:
            self._flush()
        self._note(name, attributes)
        opened = _inside(self._stack[-1], name, attributes)
        self._stack.append(opened)
        if opened.hidden:
            return
        if name == "br":
            self._add(" " if opened.element in _HEADINGS else "\n")
        elif name == "a" and (attributes.get("href") or not {"name", "id"} & attributes.keys()):
            self._open_link(attributes.get("href", "").strip())
        elif name == "q":
            self._add("“")

    def end(self, tag: str | bytes) -> None:
        """Close an element."""
        name = _shown(tag).lower()
        if name in _BLOCK_TAGS:
            self._flush()
        if len(self._stack) > 1 and self._stack[-1].tag == name:
            closed = self._stack.pop()
            if not closed.hidden and name == "q":
                self._add("”")
        if name == "a" and self._open_links:
            start, href = self._open_links.pop()
            self._links.append(Link(start, self._line_length, href))
        if self._capture and name in ("title", "script"):
            self._capture = ""

    def data(self, data: str | bytes) -> None:
        """Take characters."""
        text = _shown(data)
        if self._capture == "title":
            self._title.append(text)
        elif self._capture == "json" and self._json:
            self._json[-1] += text
        elif not self._stack[-1].hidden:
            if self._stack[-1].element == "pre":
                self._add(text)
                return
            first = True
            for piece in _SPACE.split(text):
                if not first:
                    self._add(" ")
                self._add(piece)
                first = False

    def comment(self, text: str | bytes) -> None:
        """Leave comments out."""

    def pi(self, target: str, text: str | None = None) -> None:
        """Leave processing instructions out."""

    def close(self) -> None:
        """End of the page."""
        self._flush()

    def _open_link(self, href: str) -> None:
        """Open a link; one without a target is a placeholder for one.

        Links that touch are two entries, which only style sets apart; a link cut in two has the same target twice.
        """
        last = self._links[-1] if self._links else None
        if last and last.start < last.end == self._line_length and not (href and href == last.href):
            self._add(" ")
        self._open_links.append((self._line_length + self._space_due, href))

    # --- results -------------------------------------------------------------------------------------------------

    def text(self) -> str:
        """Return the visible text."""
        return "".join(self._parts)

    def head(self) -> Head:
        """Return what markup said of the page."""
        return Head(
            title=_SPACE.sub(" ", "".join(self._title)).strip() or None,
            meta=tuple(self._meta),
            canonical=self._canonical,
            language=self._language,
            json_ld=tuple(self._json),
        )

    # --- laying down ---------------------------------------------------------------------------------------------

    def _add(self, piece: str) -> None:
        """Add a word, a space, a line end, or raw text of a `pre` element to the current block."""
        if not piece:
            return
        if piece == " ":
            self._space_due = bool(self._line) and not self._line[-1].endswith("\n")
            return
        if self._space_due and not piece.startswith("\n"):
            self._line.append(" ")
            self._line_length += 1
        self._space_due = False
        self._line.append(piece)
        self._line_length += len(piece)

    def _flush(self) -> None:
        """End the current block."""
        raw = "".join(self._line)
        links = [*self._links, *(Link(start, len(raw), href) for start, href in self._open_links)]
        frame = self._stack[-1]
        spans = paragraphs(raw)
        for (start, end), inside in zip(spans, links_in_spans(links, spans), strict=True):
            if any(_visible(character) for character in raw[start:end]):
                self._lay(raw[start:end], inside, frame)
        self._line, self._line_length, self._space_due, self._links = [], 0, False, []
        self._open_links = [(0, href) for _, href in self._open_links]

    def _lay(self, text: str, links: tuple[Link, ...], frame: _Open) -> None:
        if self._parts:
            self._parts.append("\n\n")
            self._length += 2
        base = self._length
        self._parts.append(text)
        self._length += len(text)
        moved = tuple(Link(base + link.start, base + link.end, link.href) for link in links)
        self.blocks.append(Block(base, self._length, frame.element, frame.region, frame.labels, moved))

    def _note(self, name: str, attributes: Mapping[str, str]) -> None:
        """Keep what the element declares of the page."""
        if name == "html":
            self._language = self._language or attributes.get("lang") or attributes.get("xml:lang")
        elif name == "title" and not self._title:
            self._capture = "title"
        elif name == "link" and "canonical" in attributes.get("rel", "").lower().split():
            self._canonical = self._canonical or attributes.get("href")
        elif name == "script" and "ld+json" in attributes.get("type", "").lower() and len(self._json) < _MOST_JSON:
            self._json.append("")
            self._capture = "json"
        elif len(self._meta) < _MOST_META:
            self._meta.extend(_declarations(name, attributes))


def _declarations(name: str, attributes: Mapping[str, str]) -> list[tuple[str, str]]:
    """Return (name, value) pairs of a meta or time element."""
    if name == "meta":
        content = attributes.get("content", "").strip()
        keys = (attributes.get(key, "") for key in ("property", "name", "itemprop", "http-equiv"))
        return [(key.strip().lower(), content) for key in keys if key and content]
    if name == "time":
        day = attributes.get("datetime", "").strip()
        words = f"{attributes.get('itemprop', '')} {attributes.get('class', '')}".lower()
        is_published = "publish" in words or "entry-date" in words or "pubdate" in attributes
        return [("time", day)] if day and is_published else []
    return []


def _inside(parent: _Open, name: str, attributes: Mapping[str, str]) -> _Open:
    """Return what holds inside an element `name` within `parent`."""
    element = parent.element
    if (
        name in _BLOCK_TAGS
        and name not in ("html", "body")
        and (name in _TELLING or parent.element not in _TELLING or name in ("div", "article", "section", "table", "td"))
    ):
        # A whole article inside a list item is no item: layout elements start afresh, but keep a quote a quote.
        layout = name not in _TELLING and parent.element in ("blockquote", "figcaption", "caption", "address", "pre")
        element = parent.element if layout else name
    labels = parent.labels
    if any(key in attributes for key in ("class", "id", "itemprop")):
        own = " ".join(attributes.get(key, "") for key in ("class", "id", "itemprop")).lower().split()
        labels = (*dict.fromkeys(own), *parent.labels)[:_MOST_LABELS]
    region = _REGION_ROLES.get(attributes.get("role", "").lower(), name if name in _REGION_TAGS else parent.region)
    hidden = parent.hidden or name in _HIDDEN_TAGS or _is_hidden(attributes)
    return _Open(name, element, region, labels, hidden)


def _is_hidden(attributes: Mapping[str, str]) -> bool:
    return "hidden" in attributes or bool(_INVISIBLE_STYLE.search(attributes.get("style", "")))


def _shown(value: str | bytes) -> str:
    """Return what the parser hands over as text; it is bytes by the parser's types, never in fact."""
    return value if isinstance(value, str) else value.decode("utf-8", errors="replace")


def _visible(character: str) -> bool:
    return not character.isspace() and character not in "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
