"""From the bytes of one input to an original."""

import hashlib
import re
import unicodedata
from dataclasses import replace
from pathlib import Path
from typing import Literal

from reportedly import __version__
from reportedly.errors import EmptyInput, TooLargeInput, UnreadableInput
from reportedly.read.decode import decode, looks_like_html
from reportedly.read.files import STDIN, load, load_stdin
from reportedly.read.html import read_html
from reportedly.read.item import Item, Media
from reportedly.read.kinds import MEDIA_BY_SUFFIX
from reportedly.read.limits import DEFAULT_LIMITS, Limits
from reportedly.read.markdown import read_markdown
from reportedly.read.text import blocks_of_text, newlines
from reportedly.records import Declared, Original, Provenance

VERSION = f"reportedly {__version__}"
_MARKDOWN_SIGN = re.compile(r"^#{1,6} \S|^\[[^\]\n]+\]\([^)\s]*\)|\]\((?:https?://|#)[^)\s]*\)|^---\n\w+:", re.M)
_ARCHIVES = {".mht": "an MHTML archive", ".mhtml": "an MHTML archive", ".eml": "a mail"}


def read_original(path: Path | Literal["-"], limits: Limits = DEFAULT_LIMITS) -> Original:
    """Read one file, or the standard input for "-".

    Raises `MissingInput`, `UnreadableInput`, `EmptyInput` or `TooLargeInput`, each with one line that names the path.
    """
    if path == STDIN:
        return read_bytes(load_stdin(limits), STDIN, limits=limits)
    file = Path(path)
    if file.suffix.lower() in _ARCHIVES and file.is_file():
        kind = _ARCHIVES[file.suffix.lower()]
        raise UnreadableInput(f"{file}: {kind} is not read yet; save the report as text, Markdown or HTML")
    return read_bytes(load(file, limits), str(path), MEDIA_BY_SUFFIX.get(file.suffix.lower()), limits=limits)


def read_bytes(data: bytes, path: str, media: Media | None = None, *, limits: Limits = DEFAULT_LIMITS) -> Original:
    """Read the bytes of one report.

    `path` is what messages and the original call it; without `media` the content decides.

    Raises `UnreadableInput`, `EmptyInput` or `TooLargeInput`.
    """
    if not data.strip():
        raise EmptyInput(f"{path}: the file is empty; give a report with text")
    source = newlines(decode(data, path, markup=media == "text/html" or looks_like_html(data)))
    media = _media(source, media)
    if len(source) > limits.characters and media != "text/html":
        raise TooLargeInput(_too_long(path, limits))
    declared = Declared()
    if media == "text/html":
        text, blocks, declared = read_html(source)
    elif media == "text/markdown":
        text, blocks, declared = read_markdown(source)
    else:
        text, blocks = source, blocks_of_text(source)
    if len(text) > limits.characters:
        raise TooLargeInput(_too_long(path, limits))
    if not _says_something(text):
        raise EmptyInput(f"{path}: no text in it; give a report with text")
    digest = hashlib.sha256(data).hexdigest()
    provenance = Provenance(path, digest, digest, media, media.partition("/")[2], VERSION)
    return Original(path, digest, media, text, blocks, declared, provenance)


def read_item(item: Item, limits: Limits = DEFAULT_LIMITS) -> Original:
    """Read one document of an input. What its container says of it goes before what it says of itself, but for the
    address: where it was fetched from is taken only where no other is found.

    Raises `UnreadableInput`, `EmptyInput` or `TooLargeInput`.
    """
    original = read_bytes(item.data, item.name, item.media, limits=limits)
    own, given = original.declared, item.declared
    declared = Declared(
        title=given.title or own.title,
        authors=given.authors or own.authors,
        outlet=given.outlet or own.outlet,
        published=given.published or own.published,
        url=given.url or own.url or item.provenance.url,
        language=given.language or own.language,
    )
    provenance = replace(
        item.provenance,
        media=item.provenance.media or original.media,
        reader=item.provenance.reader or original.provenance.reader,
    )
    return replace(original, sha256=provenance.sha256, declared=declared, provenance=provenance)


def _media(source: str, media: Media | None) -> Media:
    """Pages are often saved as .txt, and the standard input has no suffix: content decides where the name does not."""
    if media in (None, "text/plain") and looks_like_html(source[:4096].encode("utf-8", errors="replace")):
        return "text/html"
    if media is None and _MARKDOWN_SIGN.search(source[:20_000]):
        return "text/markdown"
    return media or "text/plain"


def _says_something(text: str) -> bool:
    """Say whether anything in a text can be seen; the mark of a damaged character is no word."""
    return any(
        not character.isspace() and character != "\ufffd" and unicodedata.category(character) not in ("Cf", "Cc")
        for character in text
    )


def _too_long(path: str, limits: Limits) -> str:
    return f"{path}: more than {limits.characters:,} characters, the limit for one report; split it into single reports"
