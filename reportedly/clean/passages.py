"""The labelled stretches of an original: what is the report, what is its head, and what is the page's furniture."""

import re
from collections.abc import Sequence

from reportedly.clean.blocks import block_at
from reportedly.clean.boxes import boxed, trusted_apart
from reportedly.clean.datelines import names_outlet
from reportedly.clean.dates import date_at
from reportedly.clean.edges import Stretch, cut_foot, cut_head
from reportedly.clean.evidence import is_head_line, kind_of_markup, kind_of_words, linked_share, markup_kind_holds
from reportedly.clean.main_text import contained, densest_run, is_prose
from reportedly.clean.quotes import quote_spans
from reportedly.clean.sentences import ends_sentence
from reportedly.clean.titles import copy_end, without_outlet
from reportedly.records import Block, Original, Passage, PassageKind

_MOST_HEADLINE_WORDS = 30
_LEAST_REPORT_WORDS = 12
_MOST_HEAD_BLOCKS = 6
_MOST_QUESTION_WORDS = 15
_MOST_MASTHEAD_BLOCKS = 3
_LONGEST_HEADLINE = 220
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_ALNUM = re.compile(r"[^\W_]+")


def label_stretches(original: Original) -> tuple[Stretch, ...]:
    """Return stretches that together cover every block of the original, in order, without overlaps."""
    kinds = _kinds(original)
    titled = next((block for block, kind in zip(original.blocks, kinds, strict=True) if kind == "headline"), None)
    title = without_outlet(original.text[titled.start : titled.end])[0] if titled else None
    body = [index for index, kind in enumerate(kinds) if kind == "body"]
    dated = sum(1 for index in body if date_at(original.text, original.blocks[index].start)) <= 1
    first = next(
        (index for index in body if _is_long(original.text, original.blocks[index])), body[0] if body else None
    )
    found: list[Stretch] = []
    for index, (block, kind) in enumerate(zip(original.blocks, kinds, strict=True)):
        if kind != "body":
            found.append(Stretch(kind, block.start, block.end))
            continue
        head = cut_head(original.text, block.start, block.end, title, first=index == first, dated=dated)
        begin = head[-1].end if head else block.start
        foot = cut_foot(original.text, begin, block.end, last=index == body[-1])
        stop = foot[0].start if foot else block.end
        middle = [Stretch("body", begin, stop)] if begin < stop else []
        found.extend(_trimmed(original.text, part) for part in (*head, *middle, *foot))
    return tuple(found)


def passages_of(original: Original, stretches: Sequence[Stretch]) -> tuple[Passage, ...]:
    """Return the passages: one for each stretch, and the quotes nested in those that are body."""
    found: set[Passage] = set()
    for stretch in stretches:
        found.add(Passage(stretch.kind, stretch.start, stretch.end))
        if stretch.kind != "body":
            continue
        if block_at(original.blocks, stretch.start).element == "blockquote":
            found.add(Passage("quote", stretch.start, stretch.end))
        else:
            found.update(Passage("quote", *span) for span in quote_spans(original.text, stretch.start, stretch.end))
    return tuple(sorted(found, key=lambda passage: (passage.start, -passage.end, passage.kind)))


def _kinds(original: Original) -> list[PassageKind]:
    """Return one kind for each block."""
    text, blocks = original.text, original.blocks
    by_words = [kind_of_words(text, block) for block in blocks]
    if original.media != "text/html":
        return _flat_kinds(original, by_words)
    by_words = boxed(original, by_words)
    by_markup = [kind_of_markup(block) for block in blocks]
    kinds = _page_kinds(original, by_words, by_markup)
    if "body" not in kinds:
        # Markup that calls everything furniture is wrong about the report.
        kinds = _page_kinds(original, by_words, [kind if kind == "headline" else None for kind in by_markup])
    return kinds


def _flat_kinds(original: Original, by_words: Sequence[PassageKind | None]) -> list[PassageKind]:
    """Label the blocks of plain text and Markdown: the report, unless words or a heading mark say otherwise."""
    headline = _flat_headline(original, by_words)
    head_end = next(
        (index for index, block in enumerate(original.blocks) if headline != index and _is_long(original.text, block)),
        0,
    )
    kinds: list[PassageKind] = []
    for index, (block, told) in enumerate(zip(original.blocks, by_words, strict=True)):
        shown = original.text[block.start : block.end]
        if headline is not None and index < headline and told is None and _is_over_title(original.text, block):
            kinds.append("byline")
        elif index == headline or (block.element in _HEADINGS and told in (None, "caption")):
            kinds.append("headline")
        elif headline is not None and headline < index < head_end and told is None:
            kinds.append(is_head_line(shown) or "body")
        else:
            kinds.append(told or "body")
    return kinds


def _flat_headline(original: Original, by_words: Sequence[PassageKind | None]) -> int | None:
    """Find the first heading; without one the first short line without a final stop, when more follows.

    Furniture above it is skipped.
    """
    blocks = original.blocks
    marked = next((index for index, block in enumerate(blocks) if block.element in ("h1", "h2")), None)
    for index in _open_blocks(by_words)[:_MOST_HEAD_BLOCKS]:
        if marked is not None and marked <= index:
            return marked
        if not any(kind is None for kind in by_words[index + 1 :]):
            return marked
        if _is_repeated(original, index):
            return index
        if not _is_title_like(original.text, blocks[index]):
            return marked
        if not _is_letterhead(original, index, by_words):
            return index
    return marked


def _is_letterhead(original: Original, index: int, by_words: Sequence[PassageKind | None]) -> bool:
    """Say whether a title-like line is the outlet's name over the title: a name, with another title-like line below."""
    block = original.blocks[index]
    following = next((other for other in _open_blocks(by_words) if other > index), None)
    return (
        following is not None
        and _is_over_title(original.text, block)
        and _is_title_like(original.text, original.blocks[following])
        and any(kind is None for kind in by_words[following + 1 :])
    )


def _is_over_title(text: str, block: Block) -> bool:
    """Say whether a line is a letterhead: an outlet's name, or one in capitals before a motto."""
    shown = text[block.start : block.end]
    name, dash, _ = shown.partition(" - ")
    return names_outlet(shown) or (bool(dash) and name.isupper() and names_outlet(name))


def _is_long(text: str, block: Block) -> bool:
    shown = text[block.start : block.end]
    return len(shown.split()) >= _LEAST_REPORT_WORDS and ends_sentence(shown)


def _open_blocks(by_words: Sequence[PassageKind | None]) -> list[int]:
    return [index for index, kind in enumerate(by_words) if kind in (None, "caption")]


def _is_repeated(original: Original, index: int) -> bool:
    """Say whether the next paragraph begins with a first line, which makes it a title even with a final stop."""
    if index + 1 >= len(original.blocks):
        return False
    block, following = original.blocks[index], original.blocks[index + 1]
    shown = original.text[block.start : block.end]
    if len(shown) > _LONGEST_HEADLINE:
        return False
    dated = date_at(original.text, following.start, following.end)
    position = dated.end if dated else following.start
    return copy_end(original.text, position, following.end, without_outlet(shown)[0]) is not None


def _is_title_like(text: str, block: Block) -> bool:
    shown = text[block.start : block.end].strip()
    is_short = len(shown) <= _LONGEST_HEADLINE and len(shown.split()) <= _MOST_HEADLINE_WORDS and "\n" not in shown
    is_open = not ends_sentence(shown) or (shown.endswith("?") and len(shown.split()) <= _MOST_QUESTION_WORDS)
    return (
        block.element == "p" and is_short and is_open and not shown.endswith((",", "_", "-")) and not shown[0].islower()
    )


def _page_kinds(
    original: Original, by_words: Sequence[PassageKind | None], by_markup: Sequence[PassageKind | None]
) -> list[PassageKind]:
    """Label the blocks of a page: the report is the container that markup names, else the densest run of text."""
    text, blocks = original.text, original.blocks
    inside = contained(original, by_markup)
    apart = trusted_apart(original)
    main = range(min(inside), max(inside) + 1) if inside else densest_run(original, by_markup)
    headline = _page_headline(original, by_markup, main)
    begin = min(headline, main.start) if headline is not None else main.start
    kinds: list[PassageKind] = []
    for index, block in enumerate(blocks):
        told, marked = by_words[index], by_markup[index]
        in_main = index in inside if inside else index in main
        if index == headline:
            kinds.append("headline")
        elif marked in ("navigation", "caption", "appeal") and not (
            in_main and marked == "navigation" and index not in apart and is_prose(text, block)
        ):
            kinds.append(told if told and marked == "navigation" else marked)
        elif told:
            kinds.append(told)
        elif index < min(_MOST_MASTHEAD_BLOCKS, begin) and _is_masthead(text, block):
            kinds.append("byline")
        elif marked and marked != "body" and marked != "headline" and markup_kind_holds(marked, text, block):
            kinds.append(marked)
        elif (
            headline is not None
            and headline < index < main.start
            and (lined := is_head_line(text[block.start : block.end]))
        ):
            kinds.append(lined)
        elif block.element in _HEADINGS:
            kinds.append("headline" if in_main else "navigation")
        elif in_main or _is_report_outside(original, block, index in range(begin, main.start), explicit=bool(inside)):
            kinds.append("body")
        else:
            kinds.append("navigation")
    return kinds


def _is_masthead(text: str, block: Block) -> bool:
    """Say whether one of a page's first lines is the outlet's name, and not an entry of a menu."""
    is_placed = block.element not in ("li", "td", "th", "dd", "dt") and block.region not in ("nav", "aside", "footer")
    return is_placed and linked_share(block) == 0 and names_outlet(text[block.start : block.end])


def _is_report_outside(original: Original, block: Block, is_before: bool, *, explicit: bool) -> bool:
    """Say whether a block outside the main run is the report's: running text below the headline, or on a bare page."""
    return (
        is_prose(original.text, block)
        and block.region not in ("nav", "footer", "aside")
        and (is_before or not explicit)
    )


def _page_headline(original: Original, by_markup: Sequence[PassageKind | None], main: range) -> int | None:
    """Find the block that repeats the declared title; else the last main heading above the report."""
    blocks = original.blocks
    stop = main.stop or len(blocks)
    declared = "".join(_ALNUM.findall((original.declared.title or "").casefold()))
    candidates = [
        index
        for index, (block, kind) in enumerate(zip(blocks, by_markup, strict=True))
        if index < stop
        and (block.element in _HEADINGS or kind == "headline")
        and block.region not in ("nav", "footer", "aside")
    ]
    for index in candidates:
        shown = "".join(_ALNUM.findall(original.text[blocks[index].start : blocks[index].end].casefold()))
        if len(shown) > 10 and declared.startswith(shown):
            return index
    first = [index for index in candidates if blocks[index].element == "h1" or by_markup[index] == "headline"]
    above = [index for index in first if index <= main.start]
    if above:
        return above[-1]
    near = [index for index in candidates if main.start - 3 <= index <= main.start]
    return first[0] if first else (near[-1] if near else None)


def _trimmed(text: str, stretch: Stretch) -> Stretch:
    start, end = stretch.start, stretch.end
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Stretch(stretch.kind, start, end)
