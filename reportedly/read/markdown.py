"""Markdown: the text a reader sees, in blocks, with its links."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from reportedly.read.declared import declared_in_front_matter
from reportedly.read.html import read_html
from reportedly.read.lines import paragraphs
from reportedly.read.links import links_in_spans
from reportedly.read.text import blocks_of_text
from reportedly.records import Block, Declared, Link

if TYPE_CHECKING:
    from markdown_it.token import Token

_LONGEST_PARAGRAPH = 50_000
_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(?P<fields>.{0,20000}?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.S)
_FIELD = re.compile(r"^(?P<name>[A-Za-z][\w -]{0,40}):[ \t]*(?P<value>.*)$")
_ITEM = re.compile(r"^[ \t]*-[ \t]+(?P<value>.+)$")
_BREAK_TAG = re.compile(r"<br\b", re.I)
_TELLING = {"blockquote_open": "blockquote", "list_item_open": "li", "th_open": "th", "td_open": "td"}


def read_markdown(text: str) -> tuple[str, tuple[Block, ...], Declared]:
    """Return the rendered plain text of a Markdown document, its blocks, and what its front matter declares.

    Links keep their words and their target; emphasis marks, images and HTML tags are dropped. Blocks are separated by
    an empty line; lines of one paragraph that were meant as lines of their own become blocks of their own.
    """
    # Loaded here so that reading plain text does not pay for it.
    from markdown_it import MarkdownIt

    declared = Declared()
    front = _FRONT_MATTER.match(text)
    fields = _fields(front.group("fields")) if front else {}
    if front and fields:
        declared = declared_in_front_matter(fields)
        text = text[front.end() :]
    if max(map(len, re.split(r"\n[^\S\n]*\n", text))) > _LONGEST_PARAGRAPH:
        # The parser's time grows with the square of a paragraph's brackets; nobody writes a paragraph of this length.
        return text, blocks_of_text(text), declared
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(text)
    parts: list[str] = []
    blocks: list[Block] = []
    length = 0
    for shown, block in _blocks(tokens):
        if parts:
            parts.append("\n\n")
            length += 2
        parts.append(shown)
        blocks.append(_moved(block, length))
        length += len(shown)
    return "".join(parts), tuple(blocks), declared


def _fields(source: str) -> dict[str, tuple[str, ...]]:
    """Read the part of YAML that front matter uses: names with one value, a [list], or items on lines of their own."""
    found: dict[str, list[str]] = {}
    name = ""
    for line in source.split("\n"):
        field, item = _FIELD.match(line), _ITEM.match(line)
        if field:
            name = field.group("name").strip().lower()
            value = field.group("value").strip()
            values = value[1:-1].split(",") if value.startswith("[") and value.endswith("]") else [value]
            found[name] = [_unquoted(one) for one in values if _unquoted(one)]
        elif item and name:
            found[name].append(_unquoted(item.group("value")))
    return {key: tuple(values) for key, values in found.items()}


def _unquoted(value: str) -> str:
    value = value.strip()
    return value[1:-1].strip() if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'" else value


def _blocks(tokens: "list[Token]") -> Iterator[tuple[str, Block]]:
    """Yield (text, block with offsets in that text) for each block of the token stream."""
    around: list[str] = []
    heading = ""
    for token in tokens:
        if token.type in _TELLING:
            around.append(_TELLING[token.type])
        elif token.type.replace("_close", "_open") in _TELLING:
            around.pop()
        elif token.type == "heading_open":
            heading = token.tag
        elif token.type == "heading_close":
            heading = ""
        elif token.type == "inline":
            shown, links = _inline(token)
            yield from _cut(shown, links, heading or (around[-1] if around else "p"))
        elif token.type in ("fence", "code_block"):
            yield from _cut(token.content, [], "pre")
        elif token.type == "html_block":
            inner, inner_blocks, _ = read_html(token.content)
            for block in inner_blocks:
                yield inner[block.start : block.end], _moved(block, -block.start)


def _inline(token: "Token") -> tuple[str, list[Link]]:
    """Return the words of an inline token and the links among them."""
    parts: list[str] = []
    length = 0
    links: list[Link] = []
    opened: list[tuple[int, str]] = []
    for child in token.children or []:
        shown = ""
        if child.type in ("text", "code_inline"):
            shown = child.content
        elif child.type in ("softbreak", "hardbreak") or (
            child.type == "html_inline" and _BREAK_TAG.match(child.content)
        ):
            shown = "\n"
        elif child.type == "link_open":
            opened.append((length, str(child.attrGet("href") or "")))
        elif child.type == "link_close" and opened:
            start, href = opened.pop()
            if start < length:
                links.append(Link(start, length, href))
        parts.append(shown)
        length += len(shown)
    return "".join(parts), links


def _cut(shown: str, links: list[Link], element: str) -> Iterator[tuple[str, Block]]:
    spans = paragraphs(shown)
    for (start, end), inside in zip(spans, links_in_spans(links, spans), strict=True):
        yield shown[start:end], Block(0, end - start, element, links=inside)


def _moved(block: Block, by: int) -> Block:
    links = tuple(Link(link.start + by, link.end + by, link.href) for link in block.links)
    return Block(block.start + by, block.end + by, block.element, block.region, block.labels, links)
