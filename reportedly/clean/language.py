"""The language of a text, as far as script and common words tell it."""

import re
import unicodedata
from collections import Counter

from reportedly.clean.furniture import furniture

# The script's first language among those of today's war reports; letters that only one of them uses decide between two.
_OF_SCRIPT = {
    "ARABIC": "ar",
    "CYRILLIC": "ru",
    "HEBREW": "he",
    "CJK": "zh",
    "KANA": "ja",
    "HANGUL": "ko",
    "GREEK": "el",
    "DEVANAGARI": "hi",
    "BENGALI": "bn",
    "TAMIL": "ta",
    "SINHALA": "si",
    "THAI": "th",
    "MYANMAR": "my",
    "ETHIOPIC": "am",
    "ARMENIAN": "hy",
    "GEORGIAN": "ka",
}
_TELLING_LETTERS = {"ru": (("uk", "іїєґ"),), "ar": (("ur", "ٹڈڑںے"), ("fa", "پچژگ"))}
_TELLING_SHARE = 0.005
# Japanese and Korean mix their own letters with ideographs, which Chinese does not do in turn.
_OWN_BESIDE_CJK = ("KANA", "HANGUL")
_OWN_SHARE = 0.1
_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 20_000
_FEWEST_WORDS = 30
_ENGLISH_SHARE = 0.15
_CLEARLY_ENGLISH = 0.25
_UNDETERMINED = "und"


def language_of(text: str, declared: str | None) -> str:
    """Return the ISO 639-1 code of the text's language, "und" when neither words nor script nor declaration tell it.

    The script is believed before the declaration, which page templates often leave at their default. Text of fewer
    than 30 words counts as declared, else as English; a text without letters as declared, else as undetermined.
    """
    sample = text[:_SAMPLE]
    by_script = _by_script(sample)
    stated = re.split(r"[-_]", declared.strip().lower())[0] if declared else ""
    stated = stated if re.fullmatch(r"[a-z]{2,3}", stated) else ""
    if by_script:
        return stated if stated and stated != "en" and _shares_script(stated, by_script) else by_script
    words = [word.casefold() for word in _WORD.findall(sample)]
    if not words:
        return stated or _UNDETERMINED
    if len(words) < _FEWEST_WORDS:
        return stated or "en"
    common = furniture().common
    share = sum(1 for word in words if word in common) / len(words)
    if share >= _CLEARLY_ENGLISH:
        return "en"
    if stated and stated != "en":
        return stated
    return "en" if share >= _ENGLISH_SHARE else _UNDETERMINED


def _by_script(sample: str) -> str | None:
    """Return the language of the script that most letters belong to, None for Latin and for no letters."""
    if sample.isascii():
        return None
    letters = Counter(character for character in sample if character.isalpha())
    total = sum(letters.values())
    if not total or sum(count for letter, count in letters.items() if letter < "\u0250") * 2 >= total:
        return None
    scripts: Counter[str] = Counter()
    for letter, count in letters.items():
        scripts[_script(letter)] += count
    for own in _OWN_BESIDE_CJK:
        if scripts[own] >= _OWN_SHARE * (scripts[own] + scripts["CJK"]):
            scripts[own] += scripts.pop("CJK", 0)
    script, count = min(scripts.items(), key=lambda item: (-item[1], item[0]))
    language = _OF_SCRIPT.get(script)
    if not language or count * 2 <= total:
        return None
    for other, telling in _TELLING_LETTERS.get(language, ()):
        if sum(letters[letter] for letter in telling) > _TELLING_SHARE * total:
            return other
    return language


def _script(letter: str) -> str:
    name = unicodedata.name(letter, "?").removeprefix("HALFWIDTH ")
    return "KANA" if name.startswith(("HIRAGANA", "KATAKANA")) else name.partition(" ")[0]


def _shares_script(declared: str, by_script: str) -> bool:
    """Say whether a declared language is written in the script that was seen, so that it may be the finer word."""
    families = (
        {"ar", "fa", "ur", "ps", "ku", "ckb", "sd", "ug"},
        {"ru", "uk", "be", "bg", "sr", "mk", "kk", "ky", "tg", "mn"},
    )
    more = ({"hi", "mr", "ne"}, {"he", "yi"}, {"am", "ti"}, {"bn", "as"})
    if by_script == "zh":
        return declared in ("zh", "ja")  # a Japanese headline may do without kana
    return declared == by_script or any(declared in family and by_script in family for family in (*families, *more))
