"""From bytes to text: what is no text at all, and in which encoding the rest is written."""

import codecs
import re

from reportedly.errors import UnreadableInput
from reportedly.read.guess import guessed_encoding
from reportedly.read.wide import wide_reading

# First bytes of formats that people hand over instead of a text. Longest first where one begins another.
_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive (or a Word, OpenDocument or EPUB file)"),
    (b"PK\x05\x06", "an empty ZIP archive"),
    (b"\x89PNG\r\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF87a", "a GIF image"),
    (b"GIF89a", "a GIF image"),
    (b"II*\x00", "a TIFF image"),
    (b"MM\x00*", "a TIFF image"),
    (b"RIFF", "a RIFF file (image, sound or video)"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard archive"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Microsoft Office file"),
    (b"{\\rtf", "an RTF document"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"OggS", "an Ogg file"),
    (b"ID3", "an MP3 file"),
)
_MHTML = re.compile(rb"\A(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*){1,40}", re.I)
_BYTE_ORDER_MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # begins like UTF-16 LE, so it stands before it
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_META_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.I)
_XML_ENCODING = re.compile(rb"""\A\s*<\?xml[^>]{0,100}?encoding\s*=\s*["']([\w.:-]{2,40})["']""", re.I)
_HTML_START = re.compile(
    rb"\A(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.I | re.S,
)
# Browsers read these labels as Windows code pages, and pages are written for browsers (WHATWG Encoding Standard).
_AS_BROWSERS_READ = {
    "ascii": "cp1252",
    "us-ascii": "cp1252",
    "iso-8859-1": "cp1252",
    "iso8859-1": "cp1252",
    "latin1": "cp1252",
    "latin-1": "cp1252",
    "iso-8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "x-sjis": "cp932",
    "windows-874": "cp874",
}
# Controls that texts hold: tabs and line ends, and what terminals and old systems leave behind (bell, backspace,
# escape sequences, the end mark of DOS). Zero bytes are damage and counted apart.
_CONTROLS = bytes(sorted(frozenset(range(1, 32)) - frozenset(b"\a\b\t\n\v\f\r\x1a\x1b")))
_CONTROL_SHARE = 0.01
_BROKEN_SHARE = 0.1
_ISO_2022_JP = (b"\x1b$B", b"\x1b$@")
_SAMPLE = 65_536
_SNIFFED_HEAD = 4096


def decode(data: bytes, where: str, *, markup: bool) -> str:
    """Return the text of `data` without its byte order mark.

    Tried in this order: byte order mark; UTF-16 and UTF-32 by what they would say; the encoding that the markup
    declares (only with `markup`); ISO-2022-JP by its escapes; UTF-8; what `guessed_encoding` says. Bytes that have no
    meaning and zero bytes become U+FFFD; all other characters, invisible ones and control characters among them, stay
    as they are. Raises `UnreadableInput` when the bytes are no text, with the name of the format or encoding where it
    can be guessed, or when more than a tenth of the characters are damaged.
    """
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _checked(data[len(mark) :].decode(encoding, errors="replace"), where)
    _refuse_formats(data, where)
    wide = wide_reading(data) if _may_be_wide(data) else None
    if wide and wide.clear:
        return _checked(data.decode(wide.encoding, errors="replace"), where)
    if not _has_few_controls(data):
        what = f"binary data, or damaged {wide.name} without a byte order mark" if wide else "binary data, not a text"
        raise UnreadableInput(f"{where}: {what}; save the report as text, Markdown or HTML in UTF-8")
    declared = _declared_encoding(data) if markup else None
    escaped = "iso2022_jp" if any(escape in data for escape in _ISO_2022_JP) else None
    for candidate in (declared, escaped, "utf-8"):
        if candidate:
            try:
                return _checked(data.decode(candidate), where)
            except UnicodeDecodeError:
                continue
    return _checked(data.decode(guessed_encoding(data), errors="replace"), where)


def _checked(text: str, where: str) -> str:
    """Return `text` with zero characters as U+FFFD. Raises `UnreadableInput` when too much of it is damaged."""
    text = text.replace("\0", "\ufffd")
    if text.count("\ufffd") > _BROKEN_SHARE * len(text):
        raise UnreadableInput(f"{where}: damaged text, in no known encoding; save the report again as UTF-8")
    return text


def _refuse_formats(data: bytes, where: str) -> None:
    """Raise `UnreadableInput` when `data` is in a known format that is no text, or a mail archive."""
    for magic, name in _MAGIC:
        if data.startswith(magic):
            raise UnreadableInput(f"{where}: this is {name}, not a text; save the report as text, Markdown or HTML")
    if data[4:8] == b"ftyp":
        raise UnreadableInput(f"{where}: this is a video file, not a text; save the report as text, Markdown or HTML")
    head = _MHTML.match(data[:_SNIFFED_HEAD])
    if head and b"mime-version:" in head.group().lower():
        raise UnreadableInput(f"{where}: this is a mail or MHTML archive; save the report as text, Markdown or HTML")


def looks_like_text(data: bytes) -> bool:
    """Say whether the first bytes are those of a text, in any encoding, and no known binary format begins with them."""
    if any(data.startswith(magic) for magic, _ in _MAGIC):
        return False
    if any(data.startswith(mark) for mark, _ in _BYTE_ORDER_MARKS) or _has_few_controls(data):
        return True
    wide = wide_reading(data)
    return wide is not None and wide.clear


def _has_few_controls(data: bytes) -> bool:
    sample = data[:_SAMPLE]
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    return controls <= _CONTROL_SHARE * len(sample) and sample.count(0) <= _BROKEN_SHARE * len(sample)


def _may_be_wide(data: bytes) -> bool:
    """Say whether there are zero bytes or more control characters than in a text of single bytes."""
    return 0 in data[:_SAMPLE] or not _has_few_controls(data)


def looks_like_html(data: bytes) -> bool:
    """Say whether the bytes begin like an HTML page."""
    return _HTML_START.match(data[:_SNIFFED_HEAD]) is not None


def _declared_encoding(data: bytes) -> str | None:
    start = data[:_SNIFFED_HEAD]
    found = _XML_ENCODING.search(start) or _META_CHARSET.search(start)
    if not found:
        return None
    label = found.group(1).decode("ascii", errors="ignore").lower()
    label = _AS_BROWSERS_READ.get(label, label)
    if label.startswith(("utf-16", "utf-32", "utf16", "utf32")):
        return None  # the declaration itself was readable byte by byte, so it is wrong
    try:
        info = codecs.lookup(label)
    except (LookupError, ValueError):
        return None
    # Codecs such as "hex" and "rot13" are no encodings of text.
    return info.name if getattr(info, "_is_text_encoding", False) else None
