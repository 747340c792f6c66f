"""Keys under which the spellings of one place name meet."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from anyascii import anyascii

from reportedly.errors import DataError
from reportedly.lexicon import load_yaml, strings, word_lists

_DROPPED = re.compile(r"['`´‘’ʼʻʾʿ′\"“”]+")
_BROKEN = re.compile(r"[^a-z0-9]+")
_DIGRAPHS = (("kh", "x"), ("gh", "g"), ("dh", "d"), ("th", "t"), ("sh", "c"), ("dj", "j"), ("q", "k"), ("z", "s"))


@dataclass(frozen=True, slots=True)
class _Spellings:
    articles: frozenset[str]
    assimilated: Mapping[str, str]
    words: Mapping[str, str]


@lru_cache(maxsize=1)
def _spellings() -> _Spellings:
    where = "spellings.yml"
    raw = load_yaml("places/spellings.yml")
    words = {variant: word for word, variants in word_lists(raw, "words", where).items() for variant in variants}
    assimilated = word_lists(raw, "assimilated", where)
    wrong = next((article for article, letters in assimilated.items() if len(letters) != 1), None)
    if wrong is not None:
        raise DataError(f"{where}: assimilated {wrong!r} must have one sound; mend the file")
    return _Spellings(
        frozenset(strings(raw, "articles", where)),
        MappingProxyType({article: letters[0] for article, letters in assimilated.items()}),
        MappingProxyType(words),
    )


def normalise_toponym(text: str) -> str:
    """Return the key under which a place name is filed: lower-case ASCII words, usual variants levelled.

    "Al-Raqqah", "ar Raqqa" and "Raqqa" share the key `raqqa`; "Ein Terma" and "'Ayn Tarma" differ in their second word
    only. Idempotent. Text without letters or digits gives "".
    """
    ascii_text = text if text.isascii() else anyascii(_DROPPED.sub("", text))
    words = _BROKEN.sub(" ", _DROPPED.sub("", ascii_text.casefold())).split()
    spellings = _spellings()
    kept: list[str] = []
    # From the right, so that an article is judged by the word that will stand after it.
    for word in reversed(words):
        level = _level(word, spellings)
        if not (kept and _is_article(level, kept[-1], spellings)):
            kept.append(level)
    return " ".join(reversed(kept))


def _level(word: str, spellings: _Spellings) -> str:
    if len(word) >= 5 and word.endswith(("ah", "eh")):
        word = word[:-2] + "a"
    return spellings.words.get(word, word)


def _is_article(word: str, following: str, spellings: _Spellings) -> bool:
    if word in spellings.articles:
        return True
    sun = spellings.assimilated.get(word)
    return sun is not None and following.startswith(sun)


def spelling_key(key: str) -> str:
    """Return the consonants of a normalised name, under which different romanisations meet; "" where too few remain.

    A step before phonetic keys: vowels, semivowels and doubled letters go, near sounds fall together.
    """
    sounds = key.replace(" ", "")
    for digraph, letter in _DIGRAPHS:
        sounds = sounds.replace(digraph, letter)
    start = "a" if sounds[:1] in tuple("aeiou") else sounds[:1]
    bones = start + re.sub(r"[aeiouwyh]", "", sounds[1:])
    bones = re.sub(r"(.)\1+", r"\1", bones)
    return bones if len(bones) >= 3 else ""
