"""Acronyms that a text explains: "River Guard Council (RGC)"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from reportedly.actors import Word, split_words
from reportedly.resolve.description_words import descriptions

_ACRONYM = re.compile(r"\(([A-Z][A-Za-z.&-]{1,11})\)")
_REACH = 160
_INSIDE_NAME = re.compile(r"[ \t]*[-‐‑/’'“”\"]?[ \t]*|[ \t]*\r?\n[ \t]*")


@dataclass(frozen=True, slots=True)
class Acronym:
    """An acronym that the text explains, and the characters of the full name."""

    short: str
    name: str
    start: int
    end: int


def learn_acronyms(text: str) -> tuple[Acronym, ...]:
    """Return the acronyms that a text explains as "Name (ABC)", each the first time.

    The capitals of the acronym must be the initials of the words before it, small words left out or not; the
    shortest such name counts (after Schwartz and Hearst 2003, with initials in place of any letters). A name starts
    with a capital.
    """
    found: dict[str, Acronym] = {}
    for match in _ACRONYM.finditer(text):
        short = match[1].replace(".", "").removesuffix("s")
        letters = [letter for letter in short if letter.isupper()]
        if len(letters) < 2 or short in found:
            continue
        offset = max(0, match.start() - _REACH)
        before = _words_up_to(text, offset, match.start())
        first = _first_of_name(before, letters)
        if first is not None and before[first].written[:1].isupper():
            start, end = offset + before[first].start, offset + before[-1].end
            found[short] = Acronym(short, text[start:end], start, end)
    return tuple(found.values())


def _words_up_to(text: str, offset: int, end: int) -> tuple[Word, ...]:
    """The words right before `end` with nothing between them that would end a name."""
    stretch = text[offset:end]
    words = split_words(stretch)
    first, stop = len(words), len(stretch)
    for number in range(len(words) - 1, -1, -1):
        if not _INSIDE_NAME.fullmatch(stretch, words[number].end, stop) and stretch[words[number].end : stop] != "'s ":
            break
        first, stop = number, words[number].start
    return words[first:]


def _first_of_name(words: Sequence[Word], letters: Sequence[str]) -> int | None:
    """The word at which a name with these initials begins, None where the words before the bracket have others."""
    if not letters:
        return len(words)
    if not words:
        return None
    last = words[-1]
    if last.key[:1].upper() == letters[-1]:
        first = _first_of_name(words[:-1], letters[:-1])
        if first is not None:
            return first
    return _first_of_name(words[:-1], letters) if last.key in descriptions().small else None
