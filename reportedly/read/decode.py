"""From bytes to text: what is no text at all, and in which encoding the rest is written."""

import codecs
import re

from reportedly.errors import UnreadableInput

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
# The encodings among which a guess is made: those in which news in the languages of today's wars has been saved.
_GUESSED = [
    "cp1256",
    "cp1251",
    "koi8_r",
    "cp1255",
    "cp1254",
    "cp1253",
    "cp1250",
    "gb18030",
    "euc_kr",
    "cp932",
    "big5",
    "cp1252",
]
_CONTROLS = frozenset(range(32)) - frozenset(b"\t\n\r\f\x1b")
_CONTROL_SHARE = 0.01
_MOSTLY_ASCII = 0.08
_BROKEN_SHARE = 0.1
_SAMPLE = 65_536
_SNIFFED_HEAD = 4096


def decode(data: bytes, where: str, *, markup: bool) -> str:
    """Return the text of `data` without its byte order mark.

    Tried in this order: byte order mark; UTF-16 by its pattern of zero bytes; the encoding that the markup declares
    (only with `markup`); UTF-8; UTF-8 with a few broken characters; Windows-1252 where nearly all is ASCII; a guess
    by letter statistics. Bytes that have no meaning become U+FFFD. Raises `UnreadableInput` when the bytes are no
    text, with the name of the format where it is known.
    """
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _checked(data[len(mark) :].decode(encoding, errors="replace"), where)
    _refuse_formats(data, where)
    wide = _wide_encoding(data)
    if wide:
        return _checked(data.decode(wide, errors="replace"), where)
    if not looks_like_text(data):
        raise UnreadableInput(f"{where}: binary data, not a text; save the report as text, Markdown or HTML")
    declared = _declared_encoding(data) if markup else None
    for candidate in (declared, "utf-8"):
        if candidate:
            try:
                return data.decode(candidate)
            except UnicodeDecodeError:
                continue
    return _checked(data.decode(_guess(data), errors="replace"), where)


def _checked(text: str, where: str) -> str:
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
    """Say whether the first bytes hold few control characters and no known binary format begins with them."""
    if any(data.startswith(magic) for magic, _ in _MAGIC):
        return False
    if any(data.startswith(mark) for mark, _ in _BYTE_ORDER_MARKS) or _wide_encoding(data):
        return True
    sample = data[:_SAMPLE]
    controls = sum(sample.count(byte) for byte in _CONTROLS)
    return controls <= _CONTROL_SHARE * len(sample)


def looks_like_html(data: bytes) -> bool:
    """Say whether the bytes begin like an HTML page."""
    return _HTML_START.match(data[:_SNIFFED_HEAD]) is not None


def _wide_encoding(data: bytes) -> str | None:
    """Tell UTF-16 without a mark by the zeros in nearly every other byte, always on the same side."""
    sample = data[:_SAMPLE]
    if len(sample) < 8 or len(data) % 2:
        return None
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    half = len(sample) / 2
    if odd > 0.4 * half and even < 0.02 * half:
        return "utf-16-le"
    if even > 0.4 * half and odd < 0.02 * half:
        return "utf-16-be"
    return None


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


def _guess(data: bytes) -> str:
    sample = data[:_SAMPLE]
    lenient = sample.decode("utf-8", errors="replace")
    whole = sum(1 for character in lenient if character > "\x7f" and character != "\ufffd")
    if whole > 2 * lenient.count("\ufffd"):
        return "utf-8"
    high = sum(1 for byte in sample if byte > 0x7F)
    if high < _MOSTLY_ASCII * len(sample):
        return "cp1252"
    # Loaded here because only files in old encodings need it.
    from charset_normalizer import from_bytes

    best = from_bytes(sample, cp_isolation=_GUESSED).best()
    return best.encoding if best else "cp1252"
