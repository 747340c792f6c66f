"""RSS and Atom feeds: one document for each entry."""

import io
import re
from collections.abc import Iterator, Mapping
from html import escape

from reportedly.errors import EmptyInput, InputError, UnreadableInput
from reportedly.read.containers.source import Source, item, provenance, whole
from reportedly.read.declared import is_web_address
from reportedly.read.item import Failure, Item, Media
from reportedly.records import Declared

_ENTITY = re.compile(rb"<!ENTITY", re.I)
_BLOCK = re.compile(r"<(?:p|div|li|h[1-6]|blockquote|table|section)\b", re.I)
_MARKUP = re.compile(r"<[a-z!/][^>]*>|&#?\w+;", re.I)


def read(source: Source) -> Iterator[Item | Failure]:
    """Yield the entries of a feed in their order, numbered from 1; where it is damaged, what came before and a failure.

    Raises `UnreadableInput` for a feed that declares entities, `EmptyInput` for one without entries, `TooLargeInput`.
    """
    import feedparser

    data = whole(source)
    if _ENTITY.search(data.replace(b"\0", b"")):
        raise UnreadableInput(f"{source.name}: declares XML entities, which no feed needs; save it without them")
    feed = feedparser.parse(io.BytesIO(data), sanitize_html=False, resolve_relative_uris=False)
    damage = feed.get("bozo_exception") if feed.get("bozo") else None
    is_damaged = type(damage).__name__ in ("SAXParseException", "UndeclaredNamespace")
    if not feed.entries and is_damaged:
        raise UnreadableInput(f"{source.name}: a damaged feed ({_line(damage)}); save it anew")
    if not feed.entries:
        raise EmptyInput(f"{source.name}: the feed has no entries; give one that has")
    for number, entry in enumerate(feed.entries, 1):
        try:
            yield _entry(source, number, entry, _declared(entry, feed.feed))
        except InputError as error:
            yield Failure(f"{source.name}#{number}", error)
    if is_damaged:
        yield Failure(
            source.name,
            UnreadableInput(f"{source.name}: a damaged feed ({_line(damage)}); entries may be missing; save it anew"),
        )


def _entry(source: Source, number: int, entry: Mapping[str, object], declared: Declared) -> Item:
    """The document of one entry: its headline and its text. Raises `EmptyInput` where it has neither."""
    import feedparser

    content, is_page = _content(entry)
    title = declared.title or ""
    if not content.strip() and not title:
        raise EmptyInput(f"{source.name}#{number}: the entry has no text; save the page that it points to")
    if is_page:
        body = content if _BLOCK.search(content) else f"<p>{content}</p>"
        heading = f"<h1>{escape(title)}</h1>" if title else ""
        shown = f"<!DOCTYPE html><html><body><article>{heading}{body}</article></body></html>"
    else:
        shown = "\n\n".join(filter(None, (title, content)))
    media: Media = "text/html" if is_page else "text/plain"
    moment = entry.get("published") or entry.get("updated")
    return item(
        source,
        str(number),
        shown,
        media,
        provenance(
            source, "feed", content.encode("utf-8", "replace"), media, by=f"feedparser {feedparser.__version__}"
        ),
        declared,
        message=str(entry["id"]) if entry.get("id") else None,
        url=declared.url,
        captured=str(moment) if moment else None,
    )


def _content(entry: Mapping[str, object]) -> tuple[str, bool]:
    """The longest text of an entry, and whether it is markup."""
    pieces: list[Mapping[str, object]] = []
    given = entry.get("content")
    if isinstance(given, list):
        pieces.extend(given)
    detail = entry.get("summary_detail")
    if isinstance(detail, dict):
        pieces.append(detail)
    longest = max(pieces, key=lambda piece: len(str(piece.get("value", ""))), default=None)
    if longest is None:
        return "", False
    text = str(longest.get("value") or "")
    return text, "html" in str(longest.get("type")) or _MARKUP.search(text) is not None


def _declared(entry: Mapping[str, object], feed: Mapping[str, object]) -> Declared:
    authors = entry.get("authors")
    names = (
        [str(one.get("name") or "") for one in authors if isinstance(one, dict)] if isinstance(authors, list) else []
    )
    link = str(entry.get("link") or "")
    return Declared(
        title=_plain(entry.get("title")),
        authors=tuple(dict.fromkeys(filter(None, (_plain(name) for name in names)))),
        outlet=_plain(feed.get("title")),
        published=_day(entry.get("published_parsed") or entry.get("updated_parsed")),
        url=link if is_web_address(link) else None,
        language=_plain(feed.get("language")),
    )


def _plain(value: object) -> str | None:
    if not isinstance(value, str):
        return None
    from html import unescape

    return " ".join(unescape(re.sub(r"<[^>]*>", " ", value)).split())[:1000] or None


def _day(moment: object) -> str | None:
    """The day in UTC of a time as feedparser gives it."""
    year, month, day = moment[:3] if isinstance(moment, tuple) else (0, 0, 0)
    return f"{year:04d}-{month:02d}-{day:02d}" if year else None


def _line(error: object) -> str:
    return " ".join(str(error).split())[:200]
