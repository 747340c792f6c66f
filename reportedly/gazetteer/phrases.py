"""A place phrase without the words that say what or which part a place is."""

import re

from reportedly.gazetteer.place_words import PlaceWords

_TOKEN = re.compile(r"[^\s,;()]+")
_POSSESSIVE = re.compile(r"['’]s?$")


def strip_generic(words: PlaceWords, text: str) -> tuple[str, ...]:
    """Return what is left of a place phrase without generic words, directions and links at its ends, the longest first.

    "the eastern countryside of Homs Governorate" gives "Homs Governorate" and "Homs"; "central South Sudan" gives
    "South Sudan" and "Sudan"; "the city" gives nothing.
    """
    tokens = [(match.start(), match.end()) for match in _TOKEN.finditer(text)]
    plain = [_POSSESSIVE.sub("", text[start:end]).casefold() for start, end in tokens]
    first, last = 0, len(tokens)
    while first < last and _is_generic(words, plain[first]):
        first += 1
    inner = last
    while inner > first and _is_generic(words, plain[inner - 1]):
        inner -= 1
    if inner <= first:
        return ()
    starts = [number for number in range(first) if text[tokens[number][0]].isupper()] + [first]
    pairs = sorted((start + last - end, start, end) for start in starts for end in range(inner, last + 1))
    left = (_POSSESSIVE.sub("", text[tokens[start][0] : tokens[end - 1][1]]) for _, start, end in pairs)
    return tuple(dict.fromkeys(left))


def capital_tails(text: str) -> tuple[str, ...]:
    """Return the ends of a phrase that begin with a capital letter, the longest first: "West Bank", "Bank"."""
    return tuple(text[match.start() :] for match in _TOKEN.finditer(text) if text[match.start()].isupper())


def _is_generic(words: PlaceWords, word: str) -> bool:
    """Tell whether a lower-case word says what or which part a place is and names nothing by itself."""
    if word in words.directions or word in words.links or word in words.inside or word in words.generic:
        return True
    if word in words.roads or word in words.lines or word in words.capitals:
        return True
    return "-" in word and all(part in words.directions for part in word.split("-"))
