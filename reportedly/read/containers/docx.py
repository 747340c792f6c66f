"""Word documents (DOCX): paragraphs with headings, lists, tables and links, as a small page."""

import io
import re
from collections.abc import Iterator, Mapping
from html import escape
from typing import TYPE_CHECKING

from reportedly.errors import TooLargeInput, UnreadableInput
from reportedly.read.containers.source import Source, item, provenance, whole
from reportedly.read.containers.zips import open_zip, read_member
from reportedly.read.item import Item
from reportedly.records import Declared

if TYPE_CHECKING:
    from lxml import etree

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_LINK = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_CORE = {
    "title": "{http://purl.org/dc/elements/1.1/}title",
    "creator": "{http://purl.org/dc/elements/1.1/}creator",
    "language": "{http://purl.org/dc/elements/1.1/}language",
}
# Parts whose text is not the document's own: deleted words, and what is shown where shapes cannot be.
_LEFT_OUT = frozenset({f"{_WORD}del", f"{_WORD}moveFrom", f"{_WORD}instrText", f"{_WORD}delText"})
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_MEDIA = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def read(source: Source) -> Iterator[Item]:
    """Yield the one document of a Word file. Raises `UnreadableInput` or `TooLargeInput`."""
    data = whole(source)
    limit = source.limits.bytes
    with open_zip(source) as archive:
        names = set(archive.namelist())
        if "word/document.xml" not in names:
            raise UnreadableInput(f"{source.name}: a ZIP archive without word/document.xml; give the files in it")
        body = _safe_xml(read_member(archive, "word/document.xml", limit, source), source)
        links_part, core_part = "word/_rels/document.xml.rels", "docProps/core.xml"
        links = _safe_xml(read_member(archive, links_part, limit, source), source) if links_part in names else b""
        core = _safe_xml(read_member(archive, core_part, limit, source), source) if core_part in names else b""
    page = "<!DOCTYPE html><html><body>" + "".join(_paragraphs(body, _targets(links), source)) + "</body></html>"
    yield item(source, "", page, "text/html", provenance(source, "docx", data, _MEDIA), _declared(core))


def _safe_xml(data: bytes, source: Source) -> bytes:
    # Word writes neither; entities are how small XML grows large or reads other files.
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data or data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise UnreadableInput(f"{source.name}: declares XML entities, which Word never does; save it anew")
    return data


def _events(data: bytes, source: Source | None) -> Iterator[tuple[str, "etree._Element"]]:
    # Loaded here so that the limits of the process hold before it.
    from lxml import etree

    try:
        yield from etree.iterparse(
            io.BytesIO(data),
            events=("start", "end"),
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            huge_tree=False,
        )
    except etree.XMLSyntaxError as error:
        if source is None:
            return  # What a file says of itself is a bonus; damage in it must not cost the report.
        if "depth" in str(error).lower():
            raise TooLargeInput(f"{source.name}: nested too deeply; save the report as text") from None
        raise UnreadableInput(f"{source.name}: damaged ({error.msg}); save it anew, or the report as text") from None


def _targets(data: bytes) -> Mapping[str, str]:
    """The addresses of links by their ids."""
    found = {}
    for event, element in _events(data, None) if data else ():
        if event == "end" and element.get("TargetMode") == "External":
            found[str(element.get("Id"))] = str(element.get("Target"))
    return found


def _declared(data: bytes) -> Declared:
    said: dict[str, str] = {}
    for event, element in _events(data, None) if data else ():
        for name, tag in _CORE.items():
            if event == "end" and element.tag == tag and element.text and element.text.strip():
                said[name] = " ".join(element.text.split())[:1000]
    return Declared(
        title=said.get("title"),
        authors=(said["creator"],) if "creator" in said else (),
        language=said.get("language"),
    )


def _paragraphs(data: bytes, targets: Mapping[str, str], source: Source) -> Iterator[str]:
    """Yield each paragraph as an element of a page. Finished elements are let go, so memory stays small."""
    left_out = 0
    words: list[str] = []
    element_name = "p"
    for event, element in _events(data, source):
        tag = element.tag
        if tag in _LEFT_OUT or tag == _FALLBACK:
            left_out += 1 if event == "start" else -1
        elif left_out:
            pass
        elif event == "start":
            if tag == f"{_WORD}p":
                element_name = "p"
            elif tag == f"{_WORD}hyperlink":
                words.append(f'<a href="{escape(targets.get(str(element.get(_LINK)), ""))}">')
        elif tag == f"{_WORD}p":
            shown = "".join(words)
            if shown.strip():
                yield f"<{element_name}>{shown}</{element_name}>"
            words = []
        elif tag == f"{_WORD}pStyle":
            element_name = _element_of(str(element.get(f"{_WORD}val")))
        elif tag == f"{_WORD}numPr" and element_name == "p":
            element_name = "li"
        else:
            words.append(_words_of(element))
        if event == "end" and tag in (f"{_WORD}p", f"{_WORD}tr", f"{_WORD}tbl"):
            element.clear()


def _words_of(element: "etree._Element") -> str:
    name = str(element.tag).removeprefix(_WORD)
    if name == "t":
        return escape(element.text or "")
    return {"br": "<br>", "cr": "<br>", "tab": " ", "noBreakHyphen": "-", "hyperlink": "</a>"}.get(name, "")


def _element_of(style: str) -> str:
    """The element for a style by its name: Title and Heading1 to Heading6 are headings, Quote is a quote."""
    lowered = style.lower().replace(" ", "")
    if lowered == "title":
        return "h1"
    heading = re.fullmatch(r"heading([1-6])", lowered)
    if heading:
        return f"h{heading.group(1)}"
    return {"quote": "blockquote", "intensequote": "blockquote", "caption": "figcaption", "listparagraph": "li"}.get(
        lowered, "p"
    )
