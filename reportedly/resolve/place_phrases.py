"""What a place phrase consists of: "eastern countryside of Homs" names Homs, wants a province and means a part of it.

Reading looks at the characters of the phrase alone. Which Homs is meant, `reportedly.resolve.places` decides.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from reportedly.gazetteer import Gazetteer, PlaceWords, capital_tails, lookup_exact, strip_generic
from reportedly.resolve.place_distance import Distance

Form = Literal["name", "country", "capital", "definite", "road", "line"]


@dataclass(frozen=True, slots=True)
class Reading:
    """What a place phrase consists of.

    `names` are toponyms to try, the longest first; `wanted` the kinds that its generic words speak of; `clue` a
    country that it or its neighbourhood names, or a state or province as "country.admin1"; `vague` tells that a part or
    surrounding is meant; `noun` is the last generic word; `ends` are the two or more ends of a road; `distance` is what
    the words before the phrase state.
    """

    form: Form
    names: tuple[str, ...] = ()
    wanted: frozenset[str] = frozenset()
    clue: str | None = None
    vague: bool = False
    noun: str = ""
    ends: tuple[str, ...] = ()
    distance: Distance | None = None


WORD = re.compile(r"[^\s,;()]+")
POSSESSIVE = re.compile(r"['’]s?$")
_BETWEEN = re.compile(
    r"\b(?:between|from|linking|connecting|links|connects)\s+(?P<a>.+?)\s+(?:and|to|with)\s+(?P<b>.+)$"
)
_JOINT = re.compile(r"\s*[-–—/]\s*")


def read_phrase(text: str, gazetteer: Gazetteer) -> Reading:
    """Read the characters of a place phrase. The neighbourhood of the phrase plays no part here."""
    words = gazetteer.words
    plain = _plain_words(text)
    if any(continent in text.casefold() for continent in words.continents):
        return Reading("line")
    # Names made of generic words only follow last: "West Bank", "Line of Control".
    bare = (
        strip_generic(words, text) or tuple(tail for tail in capital_tails(text) if lookup_exact(gazetteer, tail))[:1]
    )
    if not bare:
        return _read_generic(plain, words)
    known = next((name for name in (text, *bare) if name in gazetteer.countries or lookup_exact(gazetteer, name)), None)
    splits = (_split_country(name, gazetteer) for name in bare)
    core, clue = next((split for split in splits if split[1] is not None), (bare[-1], None))
    code = gazetteer.countries.get(known or "") or gazetteer.demonyms.get(known or "")
    if code is not None and known not in gazetteer.doubtful:
        core, clue = "", code
    elif known is not None and (len(known) > len(core) or known in gazetteer.doubtful):
        core, clue = known, None
    # What stands inside a known name ("Tabqa Dam", "Central African Republic") says nothing more of it.
    outer = _outer_words(plain, known)
    wanted = _kinds(outer, words)
    vague = any(word in words.directions or word in words.inside or _is_wide(word, words) for word in outer)
    if not core:
        return Reading(_country_form(outer, words), (text,), wanted - {"country"}, clue, vague)
    onroad = any(word in words.roads for word in outer)
    lined = any(word in words.lines for word in outer)
    ends = _road_ends(text, words) if onroad else ()
    form: Form = "road" if ends or (onroad and not wanted) else "line" if lined and not wanted else "name"
    return Reading(form, tuple(dict.fromkeys((text, *bare, core))), wanted, clue, vague, ends=ends)


def _country_form(outer: Sequence[str], words: PlaceWords) -> Form:
    """Part "Syrian capital" and "Syrian territory" from "Turkish border" and "a Syrian town", which have no point."""
    if any(word in words.capitals for word in outer):
        return "capital"
    narrow = any(word in words.lines or (word in words.generic and not _is_wide(word, words)) for word in outer)
    return "line" if narrow and "country" not in _kinds(outer, words) else "country"


def _read_generic(plain: Sequence[str], words: PlaceWords) -> Reading:
    """Read a phrase without a name: "the city", "most of the province"; not "the highway" nor "other held areas"."""
    nouns = [word for word in plain if word in words.generic or word in words.capitals]
    wanted = _kinds(plain, words)
    passage = bool(wanted & {"crossing", "settlement"})
    definite = bool(nouns) and all(
        (word in words.determiners or not _is_small(word, words))
        and (word in words.generic or word not in words.roads)
        and (passage or word not in words.lines)
        for word in plain
    )
    return Reading("definite" if definite else "line", wanted=wanted, noun=nouns[-1] if nouns else "")


def _plain_words(text: str) -> list[str]:
    return [POSSESSIVE.sub("", word.group()).casefold() for word in WORD.finditer(text)]


def _outer_words(plain: Sequence[str], known: str | None) -> list[str]:
    inside = _plain_words(known or "")
    for start in range(len(plain) - len(inside) + 1):
        if plain[start : start + len(inside)] == inside:
            return [*plain[:start], *plain[start + len(inside) :]]
    return list(plain)


def _kinds(plain: Sequence[str], words: PlaceWords) -> frozenset[str]:
    return frozenset[str]().union(*(words.generic.get(word, frozenset()) for word in plain if word not in words.lines))


def _is_small(word: str, words: PlaceWords) -> bool:
    return (
        word in words.links and word not in words.generic and word not in words.directions and word not in words.inside
    )


def _is_wide(word: str, words: PlaceWords) -> bool:
    return len(words.generic.get(word, ())) > 2


def _split_country(name: str, gazetteer: Gazetteer) -> tuple[str, str | None]:
    """Part a leading country or its adjective from the rest: "Syria's Raqqa", "Syrian city of Raqqa"."""
    tokens = [(word.start(), word.end()) for word in WORD.finditer(name)]
    for count in range(min(4, len(tokens)), 0, -1):
        head = POSSESSIVE.sub("", name[tokens[0][0] : tokens[count - 1][1]])
        # Texts that lost their apostrophes write "Syrias".
        code = (
            gazetteer.countries.get(head)
            or gazetteer.demonyms.get(head)
            or gazetteer.countries.get(head.removesuffix("s"))
        )
        if code is None:
            continue
        rest = name[tokens[count - 1][1] :].strip(" ,")
        if not rest:
            return "", code
        bare = strip_generic(gazetteer.words, rest)
        return (bare[-1] if bare else ""), code
    return name, None


def _road_ends(text: str, words: PlaceWords) -> tuple[str, ...]:
    between = _BETWEEN.search(text)
    if between:
        parts: Sequence[str] = (between["a"], between["b"])
    else:
        parts = _joined_names(text)
    ends = [strip_generic(words, part) for part in parts]
    return tuple(end[-1] for end in ends if end) if len(ends) > 1 and all(ends) else ()


def _joined_names(text: str) -> list[str]:
    """Part "Athriya-Khanaser-al-Tabqa" at the dashes that join names and not an article to its word."""
    parts: list[str] = []
    for piece in _JOINT.split(text):
        if parts and re.fullmatch(r"(?i)(?:.*\s)?(?:al|el|a[rsdnzt]|ash|e[rsdnzt]|tal|tel)", parts[-1].strip()):
            parts[-1] = f"{parts[-1]}-{piece}"
        else:
            parts.append(piece)
    return parts
