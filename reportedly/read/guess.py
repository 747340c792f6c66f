"""The encoding of a text that is no whole UTF-8: damaged UTF-8, or one of the older encodings."""

import codecs
import re

# The encodings among which letter statistics decide: those in which news in the languages of today's wars was saved.
_GUESSED = [
    "cp1256",
    "cp1251",
    "koi8_r",
    "cp1255",
    "cp1254",
    "cp1253",
    "cp1250",
    "gb18030",
    "big5",
    "cp1252",
]
_SAMPLE = 65_536
_ASCII = bytes(range(128))
_MOSTLY_ASCII = 0.08
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")
# Accented letters that are words by themselves.
_LONE = frozenset("àÀéÉèÈóÓ")
_LEAST_KANA = 0.15
_LEAST_HANGUL = 0.85


def guessed_encoding(data: bytes) -> str:
    """Return the encoding to read `data` in, which is not valid UTF-8.

    UTF-8 where whole characters outnumber the broken ones. Where nearly all is ASCII, Windows-1252, unless its accented
    letters would stand where no word has them, which is damage in UTF-8. Else an East Asian encoding that yields kana
    or hangul, and last what letter statistics say.
    """
    lenient = data.decode("utf-8", errors="replace")
    broken = lenient.count("\ufffd")
    whole = sum(1 for _ in _BEYOND_ASCII.finditer(lenient)) - broken
    is_mostly_ascii = len(data.translate(None, _ASCII)) < _MOSTLY_ASCII * len(data)
    if whole > 2 * broken or (is_mostly_ascii and whole >= broken):
        return "utf-8"
    if is_mostly_ascii:
        return "utf-8" if _is_no_western_text(data) else "cp1252"
    sample = data[:_SAMPLE]
    east_asian = _east_asian(sample)
    if east_asian:
        return east_asian
    # Loaded here because only files in old encodings need it.
    from charset_normalizer import from_bytes

    best = from_bytes(sample, cp_isolation=_GUESSED).best()
    return best.encoding if best else "cp1252"


def _is_no_western_text(data: bytes) -> bool:
    """Say whether half or more of the letters beyond ASCII would be misplaced if `data` were Windows-1252."""
    text = data.decode("cp1252", errors="replace")
    letters = [
        match.start()
        for match in _BEYOND_ASCII.finditer(text)
        if match.group().isalpha() or match.group() == "\ufffd"  # a byte without a meaning in that encoding
    ]
    misplaced = sum(1 for position in letters if not _is_placed(text, position))
    return misplaced > 0 and 2 * misplaced >= len(letters)


def _is_placed(text: str, position: int) -> bool:
    """Say whether an accented letter stands in a word of plain letters, in their case, or is a word by itself."""
    letter = text[position]
    before, after = text[position - 1 : position], text[position + 1 : position + 2]
    if letter in "\ufffdÿ":
        return False
    if before.isascii() and before.isalpha():
        return not (before.islower() and letter.isupper())
    if after.isascii() and after.isalpha():
        return True
    return letter in _LONE and before.isascii() and after.isascii()


def _east_asian(sample: bytes) -> str | None:
    """Return the Japanese or Korean encoding in which the sample is valid and holds the language's own letters.

    The same bytes are mostly valid in Chinese encodings, too, but there kana and hangul would be rare.
    """
    for encoding, first, last, least in (
        ("cp932", "\u3041", "\u30fe", _LEAST_KANA),
        ("euc_jp", "\u3041", "\u30fe", _LEAST_KANA),
        ("cp949", "\uac00", "\ud7a3", _LEAST_HANGUL),
    ):
        try:
            text = codecs.getincrementaldecoder(encoding)().decode(sample)
        except UnicodeDecodeError:
            continue
        beyond = _BEYOND_ASCII.findall(text)
        if sum(first <= character <= last for character in beyond) >= least * max(1, len(beyond)):
            return encoding
    return None
