"""UTF-16 and UTF-32 without a byte order mark, told by what the bytes would say."""

import codecs
import unicodedata
from collections import Counter
from dataclasses import dataclass

_NAMES = {
    "utf-32-le": "UTF-32 (little-endian)",
    "utf-32-be": "UTF-32 (big-endian)",
    "utf-16-le": "UTF-16 (little-endian)",
    "utf-16-be": "UTF-16 (big-endian)",
}
_SAMPLE = 4096
_FEWEST_BYTES = 8
_CLEAR, _POSSIBLE = 0.95, 0.7
_MOST_PRINTABLE = 0.8
_PRINTABLE = bytes(range(0x20, 0x7F)) + b"\n\r"
_ALLOWED_CONTROLS = frozenset("\t\n\r\f\x1b")
# Marks and spaces of running text. A wrong reading of other bytes gives ideographs, too, but hardly these.
_BETWEEN_WORDS = frozenset(" \n\r\u3000\u3001\u3002\uff0c\uff0e")
_LEAST_BETWEEN = 0.01
_SCRIPTS_OF_JAPANESE = frozenset(("CJK", "HIRAGANA", "KATAKANA", "KATAKANA-HIRAGANA"))


@dataclass(frozen=True, slots=True)
class Wide:
    """A reading of bytes as wide characters. `encoding` is a codec's name; not `clear`, it is a mere guess."""

    encoding: str
    clear: bool

    @property
    def name(self) -> str:
        """The encoding's name in print."""
        return _NAMES[self.encoding]


def wide_reading(data: bytes) -> Wide | None:
    """Return the best reading of `data` as UTF-16 or UTF-32, or None when no reading comes near a text.

    A reading is clear when 95 of 100 characters are letters of Latin and one other script, figures, or common marks.
    """
    sample = data[:_SAMPLE]
    if len(sample) < _FEWEST_BYTES or len(sample) - len(sample.translate(None, _PRINTABLE)) > _MOST_PRINTABLE * len(
        sample
    ):
        return None
    # Ties go to the longer unit, since a UTF-32 text makes no UTF-16 one.
    share, encoding = max(((_share_of_text(sample, encoding), encoding) for encoding in _NAMES), key=lambda one: one[0])
    return Wide(encoding, share >= _CLEAR) if share >= _POSSIBLE else None


def _share_of_text(sample: bytes, encoding: str) -> float:
    """Return the share of characters that a text in one language would have, 0..1; 0 when the bytes are no such."""
    try:
        text = codecs.getincrementaldecoder(encoding)().decode(sample)
    except UnicodeDecodeError:
        return 0.0
    scripts: Counter[str] = Counter()
    common = 0
    for character in text:
        if character in _ALLOWED_CONTROLS or _is_common(character):
            common += 1
        elif unicodedata.category(character)[0] in "LM":
            scripts[_script(character)] += 1
    # Small numbers read as characters give accented letters, but no text has more of these than of plain ones.
    latin = min(scripts.pop("LATIN", 0), 2 * sum(character.isascii() and character.isalpha() for character in text))
    other = max(scripts.values(), default=0)
    is_ideographic = scripts["CJK"] > latin
    if is_ideographic and sum(character in _BETWEEN_WORDS for character in text) < _LEAST_BETWEEN * len(text):
        return 0.0
    return (common + latin + other) / len(text) if latin + other else 0.0


def _is_common(character: str) -> bool:
    """Say whether a character is a figure, mark or space that texts in many scripts share."""
    is_near = character < "\u2100" or "\u3000" <= character <= "\u303f" or "\ufe00" <= character <= "\uffef"
    return is_near and unicodedata.category(character)[0] in "NPSZ"


def _script(character: str) -> str:
    name = unicodedata.name(character, "?").partition(" ")[0]
    return "CJK" if name in _SCRIPTS_OF_JAPANESE else name
