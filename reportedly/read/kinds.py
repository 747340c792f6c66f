"""What an input is, told by its first bytes and not by its name."""

import json
import re
import zipfile
import zlib
from typing import BinaryIO, Literal

from reportedly.read.decode import looks_like_html, looks_like_text
from reportedly.read.item import Media

Kind = Literal["text", "pdf", "docx", "wacz", "warc", "feed", "mail", "telegram", "csv", "jsonl", "parquet"]
MEDIA_BY_SUFFIX: dict[str, Media] = {
    ".txt": "text/plain",
    ".text": "text/plain",
    ".md": "text/markdown",
    ".markdown": "text/markdown",
    ".html": "text/html",
    ".htm": "text/html",
    ".xhtml": "text/html",
}
# Kinds that hold many documents; the others hold one.
MANY: frozenset[Kind] = frozenset({"wacz", "warc", "feed", "telegram", "csv", "jsonl", "parquet"})
# Kinds whose rows are reports only when somebody says which column holds the text.
TABLES: frozenset[Kind] = frozenset({"csv", "jsonl", "parquet"})
HEAD = 65_536
_FEED = re.compile(
    rb"\A(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<\?.{0,500}?\?>\s*|<!--.{0,2000}?-->\s*)*"
    rb"(?:<!DOCTYPE\s[^\[>]{0,300}(?:\[.{0,20000}?\]\s*)?>\s*(?:<!--.{0,2000}?-->\s*)*)?"
    rb"<(?:\w{1,20}:)?(?:rss|feed|rdf)[\s>]",
    re.I | re.S,
)
_MAIL_HEAD = re.compile(rb"\A(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*){1,80}")
_MAIL_SIGN = re.compile(rb"^(?:mime-version|message-id|received|return-path):", re.I | re.M)
_TELEGRAM = re.compile(rb'"(?:messages|chats|left_chats)"\s*:\s*[\[{]')
_TELEGRAM_TYPE = re.compile(
    rb'"type"\s*:\s*"(?:(?:public|private)_(?:channel|group|supergroup)|personal_chat|bot_chat|saved_messages)"'
    rb'|"about"\s*:\s*"[^"]{0,400}|"chats"\s*:\s*\{'
)
_CSV_SUFFIXES = frozenset({".csv", ".tsv"})


def kind_of(head: bytes, suffix: str, stream: BinaryIO, *, named_columns: bool = False) -> Kind:
    """The kind by the first bytes, "text" for all that is no container; `stream` is asked for the names in a ZIP file.

    Only CSV has the bytes of any text: that it is CSV, `suffix` says, or who named the columns of a file that has no
    suffix of a report.
    """
    signed = _by_signature(head, stream)
    if signed:
        return signed
    if looks_like_html(head):
        return "text"
    if _FEED.match(head):
        return "feed"
    headers = _MAIL_HEAD.match(head.replace(b"\r\n", b"\n"))
    if headers and _MAIL_SIGN.search(headers.group()):
        return "mail"
    if head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        return _kind_of_json(head)
    is_named = suffix in _CSV_SUFFIXES or (named_columns and suffix not in MEDIA_BY_SUFFIX)
    return "csv" if is_named and head.strip() and looks_like_text(head) else "text"


def _by_signature(head: bytes, stream: BinaryIO) -> Kind | None:
    if head.lstrip().startswith(b"%PDF-"):
        return "pdf"
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _kind_of_zip(stream)
    if head.startswith(b"WARC/") or _unpacked_start(head).startswith(b"WARC/"):
        return "warc"
    return "parquet" if head.startswith(b"PAR1") else None


def _kind_of_zip(stream: BinaryIO) -> Kind:
    try:
        stream.seek(0)
        with zipfile.ZipFile(stream) as archive:
            names = set(archive.namelist())
    except (OSError, ValueError, zipfile.BadZipFile, NotImplementedError, RecursionError):
        # A damaged archive is refused by the reader that is the likelier one for a file that begins so.
        return "docx"
    return "docx" if "word/document.xml" in names else "wacz" if "datapackage.json" in names else "text"


def _unpacked_start(head: bytes) -> bytes:
    if not head.startswith(b"\x1f\x8b"):
        return b""
    try:
        return zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(head, 16)
    except zlib.error:
        return b""


def _kind_of_json(head: bytes) -> Kind:
    # The first line of JSON Lines is an object by itself; a Telegram export names its messages or chats early on.
    first = head.lstrip(b"\xef\xbb\xbf \t\r\n").partition(b"\n")[0]
    if _TELEGRAM.search(head) and _TELEGRAM_TYPE.search(head):
        return "telegram"
    try:
        return "jsonl" if isinstance(json.loads(first), dict) else "text"
    except (ValueError, RecursionError):
        return "text"
