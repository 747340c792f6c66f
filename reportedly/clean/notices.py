"""What the furniture of a page says: filing headings, copyright line, reprint terms, contact."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from reportedly.clean.blocks import block_at
from reportedly.clean.edges import Stretch
from reportedly.clean.evidence import is_filing_label
from reportedly.clean.furniture import furniture
from reportedly.clean.sentences import sentence_spans
from reportedly.records import Original, PassageKind, Taxonomy

_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_PHONE = re.compile(r"(?<![\w.])\+?\d[\d ()./-]{6,}\d(?![\w.])")
_LEAST_DIGITS = 8
_LONGEST_COPYRIGHT = 250
_MARK = re.compile(r"©|\(c\)|\bcopyright\b", re.I)
_BETWEEN_VALUES = re.compile(r"\s*[,;|•·]\s*")
_LINK_GAP = re.compile(r"[\s,;|/•·&]*")
_NO_LABEL = "Tags"
_TERMS: tuple[PassageKind, ...] = ("disclaimer", "copyright", "syndication", "contact")
_ADDRESSED: tuple[PassageKind, ...] = ("contact", "disclaimer", "copyright", "syndication", "byline", "navigation")


def taxonomy_of(original: Original, stretches: Iterable[Stretch]) -> tuple[Taxonomy, ...]:
    """Return the filing headings with their values as printed, in the order of the page."""
    found: list[Taxonomy] = []
    label = _NO_LABEL
    for stretch in stretches:
        shown = original.text[stretch.start : stretch.end]
        if stretch.kind != "taxonomy":
            label = _NO_LABEL
        elif is_filing_label(shown):
            label = shown.rstrip(" :")  # its values stand in the blocks below
        else:
            found.extend(_filed(original, stretch, label))
    merged: dict[str, dict[str, None]] = {}
    for one in found:
        merged.setdefault(one.label, {}).update(dict.fromkeys(one.values))
    return tuple(Taxonomy(label, tuple(values)) for label, values in merged.items())


def copyright_of(text: str, stretches: Sequence[Stretch]) -> str | None:
    """Return the copyright line as printed."""
    lines = [text[one.start : one.end] for one in stretches if one.kind == "copyright"]
    marked = [line for line in lines if _MARK.match(line)] or [line for line in lines if _MARK.search(line)] or lines
    return next((line for line in marked if len(line) <= _LONGEST_COPYRIGHT), None)


def reprint_of(text: str, stretches: Iterable[Stretch]) -> str | None:
    """Return the sentences that grant or limit reprinting, joined by a space."""
    words = furniture().reprint
    found = (
        text[start:end]
        for stretch in stretches
        if stretch.kind in _TERMS
        for start, end in sentence_spans(text, stretch.start, stretch.end)
        if any(word in text[start:end].casefold() for word in words)
    )
    return " ".join(dict.fromkeys(found)) or None


def contact_of(text: str, stretches: Iterable[Stretch]) -> tuple[str, ...]:
    """Return mail addresses and telephone numbers as printed. Those of an appeal are for payments and left out."""
    return tuple(dict.fromkeys(_addresses(text, stretches)))


def _addresses(text: str, stretches: Iterable[Stretch]) -> Iterator[str]:
    for stretch in stretches:
        if stretch.kind in _ADDRESSED:
            yield from _MAIL.findall(text, stretch.start, stretch.end)
        if stretch.kind == "contact":
            for match in _PHONE.finditer(text, stretch.start, stretch.end):
                if sum(character.isdigit() for character in match.group()) >= _LEAST_DIGITS:
                    yield match.group().strip()


def _filed(original: Original, stretch: Stretch, label: str) -> Iterator[Taxonomy]:
    """Read the headings of one stretch; tags and categories often stand side by side in one line."""
    shown = original.text[stretch.start : stretch.end]
    labels = list(_labels().finditer(shown))
    if not labels:
        first, _, _ = shown.partition(" ")
        is_label = first.casefold() in furniture().filing
        yield from _filed_under(
            original, first if is_label else label, stretch.start + len(first) * is_label, stretch.end
        )
        return
    for found, following in zip(labels, [*labels[1:], None], strict=True):
        end = stretch.start + following.start() if following else stretch.end
        yield from _filed_under(original, found.group(1), stretch.start + found.end(), end)


def _filed_under(original: Original, label: str, start: int, end: int) -> Iterator[Taxonomy]:
    """Read the values of one heading.

    Linked values are taken link by link, so that a comma inside one does not split it.
    """
    text = original.text
    block = block_at(original.blocks, start)
    links = sorted((link.start, link.end) for link in block.links if start <= link.start and link.end <= end)
    gaps = "".join(
        text[low:high]
        for low, high in zip([start, *(one[1] for one in links)], [*(one[0] for one in links), end], strict=True)
    )
    values = (
        [text[low:high] for low, high in links]
        if links and _LINK_GAP.fullmatch(gaps)
        else _BETWEEN_VALUES.split(text[start:end])
    )
    kept = tuple(dict.fromkeys(value.strip() for value in values if value.strip()))
    if kept:
        yield Taxonomy(label, kept)


@cache
def _labels() -> re.Pattern[str]:
    labels = sorted(furniture().filing, key=lambda word: (-len(word), word))
    return re.compile(rf"(?:^|(?<=\s))({'|'.join(map(re.escape, labels))})\s*:", re.I)
