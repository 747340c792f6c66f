"""What a page says of itself in meta elements, JSON-LD and the front matter of Markdown."""

import json
import re
from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from reportedly.records import Declared

_LONGEST_VALUE = 1000
_LARGEST_JSON = 400_000
_MOST_NODES = 5000
_ARTICLE = re.compile(r"article|posting|report|webpage|creativework", re.I)

# Names of declarations in the order in which they are believed.
_TITLE = ("og:title", "citation_title", "dc.title", "dcterms.title", "twitter:title", "title", "headline")
_AUTHOR = (
    "author",
    "article:author",
    "article:author_name",
    "dc.creator",
    "dcterms.creator",
    "citation_author",
    "parsely-author",
    "byl",
)
_OUTLET = (
    "og:site_name",
    "dc.publisher",
    "dcterms.publisher",
    "citation_journal_title",
    "publisher",
    "application-name",
)
_PUBLISHED = (
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "parsely-pub-date",
    "citation_publication_date",
    "dc.date.issued",
    "dcterms.issued",
    "dc.date",
    "dcterms.date",
    "dcterms.created",
    "pubdate",
    "publishdate",
    "publish-date",
    "publish_date",
    "publication_date",
    "sailthru.date",
    "article.published",
    "time",
    "date",
)
_URL = ("og:url", "twitter:url")
_LANGUAGE = ("content-language", "og:locale", "dc.language", "dcterms.language", "inlanguage", "language")


@dataclass(frozen=True, slots=True)
class Head:
    """The declarations of a page as they stand in its markup: meta elements as (name in lower case, content)."""

    title: str | None = None
    meta: tuple[tuple[str, str], ...] = ()
    canonical: str | None = None
    language: str | None = None
    json_ld: tuple[str, ...] = ()


def declared_by(head: Head) -> Declared:
    """Return what `head` declares; of several values the one that stands in the more reliable place."""
    article = _article(head.json_ld)
    return Declared(
        title=_first(head.meta, _TITLE) or _text(article.get("headline")) or head.title,
        authors=_authors(head.meta, article),
        outlet=_first(head.meta, _OUTLET[:1]) or _name(article.get("publisher")) or _first(head.meta, _OUTLET[1:]),
        published=_first(head.meta, _PUBLISHED[:2])
        or _text(article.get("datePublished"))
        or _first(head.meta, _PUBLISHED[2:]),
        url=next(
            filter(
                is_web_address, (head.canonical or "", _first(head.meta, _URL) or "", _text(article.get("url")) or "")
            ),
            None,
        ),
        language=head.language or _first(head.meta, _LANGUAGE) or _text(article.get("inLanguage")),
    )


def declared_in_front_matter(fields: Mapping[str, tuple[str, ...]]) -> Declared:
    """Return what the front matter of a Markdown file declares. `fields` maps names in lower case to their values."""

    def one(*names: str) -> str | None:
        return next((value for name in names for value in fields.get(name, ()) if value), None)

    return Declared(
        title=one("title", "headline"),
        authors=tuple(value for name in ("author", "authors", "byline") for value in fields.get(name, ())),
        outlet=one("outlet", "site", "site_name", "publisher", "publication"),
        published=one("published", "date", "publication_date"),
        url=next(filter(is_web_address, (one("url", "canonical", "link", "source") or "",)), None),
        language=one("language", "lang"),
    )


def is_web_address(value: str) -> bool:
    """Say whether `value` is an absolute http or https address."""
    return value.startswith(("http://", "https://"))


def _first(meta: tuple[tuple[str, str], ...], names: tuple[str, ...]) -> str | None:
    for name in names:
        for key, value in meta:
            if key == name and _text(value):
                return _text(value)
    return None


def _authors(meta: tuple[tuple[str, str], ...], article: Mapping[str, object]) -> tuple[str, ...]:
    named = article.get("author")
    people = [_name(one) for one in (named if isinstance(named, list) else [named])]
    if not any(people):
        people = [_text(value) for name in _AUTHOR for key, value in meta if key == name]
    # Profile pages and handles are no names.
    kept = (person for person in people if person and not is_web_address(person) and not person.startswith(("@", "/")))
    return tuple(dict.fromkeys(kept))


def _text(value: object) -> str | None:
    if not isinstance(value, str):
        return None
    return " ".join(value.split())[:_LONGEST_VALUE] or None


def _name(value: object) -> str | None:
    if isinstance(value, list):
        return next(filter(None, map(_name, value[:20])), None)
    return _text(value.get("name")) if isinstance(value, dict) else _text(value)


def _article(sources: tuple[str, ...]) -> Mapping[str, object]:
    """Return the JSON-LD node that describes the article: the first dated one of an article type, else the first."""
    nodes = [node for source in sources for node in _nodes(source)]
    typed = [node for node in nodes if _ARTICLE.search(str(node.get("@type", "")))]
    dated = [node for node in typed if "datePublished" in node]
    return next(iter(dated or typed), {})


def _nodes(source: str) -> Iterator[Mapping[str, object]]:
    """Yield the objects in a JSON-LD source, outermost first; nothing from a damaged, oversized or bottomless one."""
    if len(source) > _LARGEST_JSON:
        return
    try:
        root = json.loads(source, strict=False)
    except (ValueError, RecursionError):
        return  # What a page declares is a bonus; damage in it must not cost the report.
    queue: deque[object] = deque([root])
    for _ in range(_MOST_NODES):
        if not queue:
            return
        node = queue.popleft()
        if isinstance(node, dict):
            yield node
            queue.extend(value for value in node.values() if isinstance(value, dict | list))
        elif isinstance(node, list):
            queue.extend(node)
