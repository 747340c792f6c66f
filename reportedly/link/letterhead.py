"""The outlet that stands at the head of a report, where nothing else names it.

"BEIRUT, Example Agency - ...", "Example Times, foreign desk", "By Example Wire, for the Example Times".
"""

import re

from reportedly.records import Document

_LONGEST = 14
_LOOKED_AT = 4
_MARK = re.compile(r"\s(?:-|–|—|--)\s")
_PART = re.compile(r"\s*[,/;|]\s*|\.(?:\s|$)")
_FOR = re.compile(r"\bfor (?:the )?(?P<name>[A-Z][^,.;/|]*)")
_BY = re.compile(r"^by\s+", re.I)
_NAME = re.compile(r"[^\W\d_][\w.'’&-]*(?: (?:of|the|for|and|[^\W\d_a-z][\w.'’&-]*|\d+))*$")


def letterhead(document: Document) -> str | None:
    """The name at the head of a document: the first of its first paragraphs that is a line of names, or opens with one
    before a dash.
    """
    for paragraph in _first_paragraphs(document):
        mark = _MARK.search(paragraph)
        line = paragraph[: mark.start()] if mark else paragraph
        if len(line.split()) > _LONGEST or (not mark and paragraph.count(". ") > 1):
            continue
        name = _named(line)
        if name:
            return name
    return None


def _first_paragraphs(document: Document) -> list[str]:
    title = " ".join((document.title or "").split())
    found = [" ".join(paragraph.split()) for paragraph in document.text.split("\n") if paragraph.strip()]
    return [paragraph for paragraph in found if paragraph.lstrip("# ") != title][:_LOOKED_AT]


def _named(line: str) -> str | None:
    asked = _FOR.search(line)
    if asked and _BY.match(line):
        return asked["name"].strip()
    parts = [part for part in _PART.split(_BY.sub("", line)) if part]
    if not parts:
        return None
    name = parts[0]
    # A town in capitals stands before the agency's name; an outlet in capitals before its section's.
    if len(parts) > 1 and name.isupper() and _is_name(parts[1]):
        name = parts[1]
    # One word alone is a town more often than an outlet.
    return name if " " in name and name[0].isupper() and _NAME.fullmatch(name) else None


def _is_name(part: str) -> bool:
    words = part.split()
    return len(words) > 1 and all(word[0].isupper() for word in words)
