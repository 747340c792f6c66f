"""PDF: the text of each page, in order, with the pages as stretches of it."""

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING

from reportedly.errors import EmptyInput, TooLargeInput, UnreadableInput
from reportedly.read.containers.source import Source, item, provenance, whole
from reportedly.read.item import Item
from reportedly.records import Declared, Page

if TYPE_CHECKING:
    import pypdf

_BETWEEN = "\n\n"
_LONGEST_TITLE = 1000


def read(source: Source) -> Iterator[Item]:
    """Yield the one document of a PDF file.

    Raises `UnreadableInput` for an encrypted or damaged file, `EmptyInput` where pages hold pictures only,
    `TooLargeInput` over `pages` or `characters`.
    """
    import pypdf

    data = whole(source)
    try:
        pdf = pypdf.PdfReader(io.BytesIO(data), strict=False)
        if pdf.is_encrypted and not pdf.decrypt(""):
            raise UnreadableInput(f"{source.name}: the PDF needs a password; save a copy without one")
        text, pages = _text_of(pdf, source)
        declared = _declared(pdf)
    except pypdf.errors.PyPdfError as error:
        raise UnreadableInput(
            f"{source.name}: a damaged PDF ({str(error)[:200]}); save it anew, or the report as text"
        ) from None
    if not text.strip():
        raise EmptyInput(f"{source.name}: no text in the PDF, only pictures; recognise its text first (OCR)")
    origin = provenance(source, "pdf", data, "application/pdf", by=f"pypdf {pypdf.__version__}")
    yield item(source, "", text, "text/plain", origin, declared, pages=pages)


def _text_of(pdf: "pypdf.PdfReader", source: Source) -> tuple[str, tuple[Page, ...]]:
    parts: list[str] = []
    pages: list[Page] = []
    length = 0
    for number, page in enumerate(pdf.pages, 1):
        if number > source.limits.pages:
            raise TooLargeInput(f"{source.name}: more than {source.limits.pages:,} pages, the limit; split the PDF")
        shown = _cleaned(page.extract_text())
        if length + len(shown) > source.limits.characters:
            raise TooLargeInput(
                f"{source.name}: more than {source.limits.characters:,} characters, the limit; split the PDF"
            )
        if parts:
            parts.append(_BETWEEN)
            length += len(_BETWEEN)
        parts.append(shown)
        pages.append(Page(number, length, length + len(shown)))
        length += len(shown)
    return "".join(parts), tuple(pages)


def _cleaned(text: str) -> str:
    """The text as reading will leave it, so that the pages' offsets hold: line feeds alone, no zero characters."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "\ufffd")
    return text.encode("utf-8", "replace").decode("utf-8")


def _declared(pdf: "pypdf.PdfReader") -> Declared:
    """What the document information says. Its dates are those of the file, not of publication, and stay out."""
    about = pdf.metadata
    title, author = (about.title, about.author) if about else (None, None)
    return Declared(
        title=" ".join(str(title).split())[:_LONGEST_TITLE] or None if title else None,
        authors=(" ".join(str(author).split())[:_LONGEST_TITLE],) if author and str(author).strip() else (),
    )
