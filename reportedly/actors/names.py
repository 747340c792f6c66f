"""Names as written, their words, and the keys under which spellings of one name meet."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from reportedly.actors.word_lists import ActorWords, actor_words

_SHORT = 4
"""Names of so few letters in capitals count only as written."""
_APOSTROPHES = "'’ʼ‘`´"
HYPHENS = "-‐‑"
# An abbreviation with dots, or letters and digits with apostrophes inside. A lone "s" is a possessive whose
# apostrophe was lost.
_WORD = re.compile(rf"(?:[A-Za-z]\.){{2,}}|[A-Z]\.[A-Z]\b|[^\W_]+(?:[{_APOSTROPHES}][^\W_]+)*(?: s\b)?")
_POSSESSIVE = re.compile(rf"[{_APOSTROPHES}][sS]$| s$|(?<=[A-Z]{{3}})s$")
_NOT_IN_KEY = re.compile(r"[^a-z0-9]+")
BRACKETS = re.compile(r"[(\[][^()\[\]]*[)\]]")
ACRONYM_IN_BRACKETS = re.compile(r"[(\[](?=[^()\[\]]*[A-Z][^()\[\]]*[A-Z])[A-Za-z0-9.&/-]{2,12}[)\]]")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text.

    `key` is its levelled form, `bare` the one without a possessive ending; `end` stands before such an ending.
    `article` marks an Arabic article, `tied` a hyphen before the word, `bracketed` brackets around it alone.
    """

    start: int
    end: int
    written: str
    key: str
    bare: str
    article: bool
    tied: bool
    bracketed: bool


def split_words(text: str) -> tuple[Word, ...]:
    """Return the words of a text; hyphens part words, apostrophes and dots of abbreviations do not."""
    lists = actor_words()
    spans = [match.span() for match in _WORD.finditer(text)]
    found: list[Word] = []
    for number, (start, end) in enumerate(spans):
        whole = text[start:end]
        short = _POSSESSIVE.sub("", whole) if whole[-1] in "sS" else whole
        key = _level(whole, lists)
        bare = key if len(short) == len(whole) else _level(short, lists)
        tied = start > 0 and text[start - 1] in HYPHENS and number > 0 and spans[number - 1][1] == start - 1
        article = number + 1 < len(spans) and _is_article(text, whole, end, spans[number + 1][0], key, lists)
        bracketed = start > 0 and text[start - 1] == "(" and text[end : end + 1] == ")"
        written = short.replace(".", "")
        found.append(Word(start, start + len(short), written, "al" if article else key, bare, article, tied, bracketed))
    return tuple(found)


def end_with_possessive(text: str, word: Word) -> int:
    """Return where a word of the text ends together with its possessive ending."""
    match = _WORD.match(text, word.start)
    return word.end if match is None else match.end()


def _level(word: str, lists: ActorWords) -> str:
    key = word.casefold()
    if not key.isascii():
        from anyascii import anyascii

        key = anyascii(key.translate(_DROPPED)).casefold()
    if not key.isalnum():
        key = _NOT_IN_KEY.sub("", key)
    if len(key) >= 5 and key.endswith("ah"):
        key = key[:-1]
    return lists.spellings.get(key, key)


_DROPPED = dict.fromkeys(map(ord, "'’ʼ‘`´ʿʾ"))


def _is_article(text: str, word: str, end: int, following: int, key: str, lists: ActorWords) -> bool:
    if following != end + 1:
        return False
    by_hyphen = text[end] in HYPHENS
    if key in lists.arabic:
        return by_hyphen or (text[end] == " " and not word.isupper() and text[following].isupper())
    return by_hyphen and key in lists.assimilated and text[following].casefold() == key[1]


def key_of(words: Sequence[Word]) -> str:
    """Return the normalised name that words spell; see `normalise_name`."""
    articles = actor_words().articles
    keys: list[str] = []
    for number, word in enumerate(words):
        if (word.article and keys) or (not keys and word.key in articles and number + 1 < len(words)):
            continue
        keys.append(word.bare if number + 1 == len(words) else word.key)
    return " ".join(filter(None, keys))


def normalise_name(text: str) -> str:
    """Return the key under which a name of an actor is filed.

    Lower-case ASCII words; leading articles, acronyms in brackets and a final possessive go; Arabic articles are
    levelled at the start and go inside, so that "Jabhat al-Nusra" and "Jabhat an-Nusra" share `jabhat nusra`. Text
    without letters or digits gives "".
    """
    return key_of(words_outside(text, ACRONYM_IN_BRACKETS))


def words_outside(text: str, brackets: re.Pattern[str]) -> tuple[Word, ...]:
    """Return the words of a text but those that a pattern of brackets covers; all where it covers all."""
    if "(" in text or "[" in text:
        outside = split_words(brackets.sub(lambda match: " " * len(match[0]), text))
        return outside or split_words(text)
    return split_words(text)


def in_capitals(name: str) -> str | None:
    """Return the name without dots where it is so short and in capitals that it counts only as written."""
    plain = name.replace(".", "")
    return plain if len(plain) <= _SHORT and plain.isalpha() and plain.isupper() else None
