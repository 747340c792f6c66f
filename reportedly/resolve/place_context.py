"""What the rest of a document says: countries beside a name and in the whole text, and towns met in passing."""

import re
from collections.abc import Sequence
from dataclasses import replace

from reportedly.gazetteer import Gazetteer, is_toponym, load_provinces, lookup_exact, provinces_of
from reportedly.records import PlacePhrase
from reportedly.resolve.place_distance import distance_before
from reportedly.resolve.place_evidence import Spot
from reportedly.resolve.place_phrases import POSSESSIVE, WORD, Reading
from reportedly.resolve.place_provinces import count_provinces

_NEXT_COUNTRY = re.compile(
    r"(?:,\s+|\s+in\s+)(?:the\s+)?(?:[a-z-]+(?:ern|th|st)\s+)?(?P<name>[A-Z][\w.]*(?:\s+[A-Z][\w.]*){0,2})"
)


_PROVINCE_VOTE = 0.5
_TOKEN = re.compile(r"(?:[A-Z]\.){2,}|[^\W\d_]+")
_PASSING = re.compile(
    r"(?:\b(?:al|el|ar|as|ad|an|az|at|ash|ez|es|Al|El|Ar|As|Ad|An|Az|At|Ash)[- ])?\b[A-Z][^\W\d_]+"
    r"(?:[ -](?:(?:al|el|ez|ar|as|ad|an|az|at|ash)[ -])?[A-Z][^\W\d_]+)?"
)


def with_context(text: str, phrase: PlacePhrase, reading: Reading, gazetteer: Gazetteer) -> Reading:
    """Return the reading of a phrase with the distance that leads to it and, where it names no country itself, the
    country that the words beside it name.
    """
    distance = distance_before(text, phrase.start)
    if distance is not None:
        reading = replace(reading, distance=distance)
    if reading.clue is not None or reading.form not in ("name", "road"):
        return reading
    return replace(
        reading, clue=_country_after(text, phrase, gazetteer) or _country_before(text, phrase.start, gazetteer)
    )


def _country_after(text: str, phrase: PlacePhrase, gazetteer: Gazetteer) -> str | None:
    """Read the country of ", Libya" and "in northern Iraq" after a name, or the state of ", Texas"."""
    match = _NEXT_COUNTRY.match(text, phrase.end, phrase.end + 60)
    if match is None:
        return None
    words = match["name"].split()
    for count in range(len(words), 0, -1):
        name = " ".join(words[:count])
        code = gazetteer.countries.get(name) or gazetteer.countries.get(name.rstrip("."))
        province = None if phrase.text in load_provinces() else load_provinces().get(name, (None, ""))[0]
        if match.group().startswith(","):
            # "Alexandria, Virginia"; "Severn, Md. residents" and "Lexington, South Carolina has" need no end.
            known = province is not None and (name.endswith(".") or _holds(province, phrase.text, gazetteer))
            if not known and not _ends_clause(text, match.start("name") + len(name)):
                continue
            code = (province if known else province and province[:2]) or code
        if code is not None:
            return code
    return None


def _holds(province: str, name: str, gazetteer: Gazetteer) -> bool:
    """Tell whether a state or province holds a place of some name."""
    return province in provinces_of(gazetteer, (one.entry for one in lookup_exact(gazetteer, name))).values()


def _ends_clause(text: str, end: int) -> bool:
    """Tell ", Libya," from ", Libya said"."""
    return re.match(r"\.?\s*(?:[.,;:)\]\n]|$|and\b|on\b)", text[end : end + 8]) is not None


def _country_before(text: str, start: int, gazetteer: Gazetteer) -> str | None:
    """Read the country of "the Syrian border town of", but not of "a Russian base in"."""
    words = gazetteer.words
    before = [(word.start(), word.end()) for word in WORD.finditer(text, max(0, start - 70), start)]
    passed = False
    for number in range(len(before) - 1, -1, -1):
        begin, end = before[number]
        plain = POSSESSIVE.sub("", text[begin:end]).casefold()
        kinds = words.generic.get(plain, frozenset())
        if kinds and kinds <= {"settlement", "province", "quarter"}:
            passed = True
        elif plain not in ("of", "the") and plain not in words.directions and plain not in words.lines:
            name = POSSESSIVE.sub("", text[begin:end])
            return (gazetteer.demonyms.get(name) or gazetteer.countries.get(name)) if passed else None
    return None


def scan(
    text: str, spots: Sequence[Spot], gazetteer: Gazetteer
) -> tuple[dict[str, float], dict[str, float], list[Spot]]:
    """Count the countries that the whole text names and its states and provinces, and collect the towns that it names
    outside the phrases.

    Counts are shares of the most named country or province, 0 to 1.
    """
    votes: dict[str, float] = {}
    tokens = [(word.start(), word.end()) for word in _TOKEN.finditer(text)]
    number = 0
    while number < len(tokens):
        step = 1
        if text[tokens[number][0]].isupper():
            step = _vote(text, tokens[number : number + 5], gazetteer, votes) or 1
        number += step
    named = count_provinces(text, gazetteer)
    # Local news names states and no country.
    for province, count in named.items():
        country = province.partition(".")[0]
        votes[country] = votes.get(country, 0.0) + _PROVINCE_VOTE * count
    most = max(votes.values(), default=1.0)
    widest = max(most, *named.values(), 1.0)
    shares = {code: votes[code] / most for code in sorted(votes)}
    provinces = {code: named[code] / widest for code in sorted(named)}
    return shares, provinces, _passing(text, spots, gazetteer)


def _vote(text: str, tokens: Sequence[tuple[int, int]], gazetteer: Gazetteer, votes: dict[str, float]) -> int:
    for count in range(len(tokens), 0, -1):
        name = text[tokens[0][0] : tokens[count - 1][1]]
        # Texts that lost their apostrophes write "Syrias".
        code = gazetteer.countries.get(name) or gazetteer.countries.get(name.removesuffix("s"))
        if code is not None:
            if name not in gazetteer.doubtful:
                votes[code] = votes.get(code, 0.0) + 1.0
            elif code not in votes:
                votes[code] = 0.5  # "Georgia" named often is no proof of the country
            return count
        code = gazetteer.demonyms.get(name)
        if code is not None:
            votes[code] = votes.get(code, 0.0) + 0.5
            return count
    return 0


def _passing(text: str, spots: Sequence[Spot], gazetteer: Gazetteer) -> list[Spot]:
    taken = sorted((spot.start, spot.end) for spot in spots)
    known: dict[str, bool] = {}
    found: list[Spot] = []
    for match in _PASSING.finditer(text):
        for name in (match.group(), re.split(r"[ -](?=[A-Z])", match.group())[0]):
            if name not in known:
                known[name] = _is_town_name(name, gazetteer)
            if known[name]:
                start, end = match.start(), match.start() + len(name)
                if not any(first < end and start < last for first, last in taken):
                    found.append(Spot(None, start, end, name, Reading("name", (name,))))
                break
    return found


def _is_town_name(name: str, gazetteer: Gazetteer) -> bool:
    # Capitals throughout are an agency or a force (SANA, SAA), or a headline.
    if name.isupper() or name in gazetteer.countries or name in gazetteer.demonyms:
        return False
    return is_toponym(gazetteer, name)
