"""How alike two spellings of a place name sound, across the ways in which its language is written in Latin letters.

A name is brought down to the letters that are heard; two names are compared by an edit distance whose costs were
learnt from spellings of the same places (Ristad & Yianilos 1998, "Learning string-edit distance"; here with the best
alignment in place of the sum over all). `tools/learn_likeness.py` learns them.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from reportedly.errors import DataError
from reportedly.gazetteer.names import normalise_toponym
from reportedly.lexicon import load_yaml, word_lists

_VOWELS = frozenset("aeiou")
_UNHEARD = frozenset("aeiouwyh")
_END = re.compile(r"[aeiouyht]{1,3}$")
_LEAST_BONES = 2
_NEAR_SOUNDS = str.maketrans("gxjzdvp", "kkcstbb")

Costs = Mapping[tuple[str, str], float]
"""What it costs that one letter stands for another; "" is no letter. Pairs that are not there cost `DEAREST`."""
DEAREST = 2.0


@dataclass(frozen=True, slots=True)
class _Hearing:
    words: Mapping[str, str]
    groups: tuple[tuple[str, str], ...]


@lru_cache(maxsize=1)
def _hearing() -> _Hearing:
    raw = load_yaml("places/spellings.yml")
    words = {
        variant: word for word, variants in word_lists(raw, "heard", "spellings.yml").items() for variant in variants
    }
    pairs = raw.get("sounded")
    if not isinstance(pairs, list) or not all(isinstance(pair, list) and len(pair) == 2 for pair in pairs):
        raise DataError("spellings.yml: sounded must be a list of pairs; mend the file")
    return _Hearing(MappingProxyType(words), tuple((str(a), str(b)) for a, b in pairs))


def sound_of(name: str) -> str:
    """Return the letters of a name that are heard, without spaces; "" for a name without letters or digits.

    "Kheurbet el Rhazâl" and "Khirbat al Ghazal" give `xirbagazal`. Letters that end the name and often fall or change
    there (vowels, h, t) stand as capitals, since they cost less than elsewhere.
    """
    hearing = _hearing()
    sounds = "".join(hearing.words.get(word, word) for word in normalise_toponym(name).split())
    for group, letter in hearing.groups:
        sounds = sounds.replace(group, letter)
    sounds = re.sub(r"(.)\1+", r"\1", sounds)
    return _END.sub(lambda end: end.group().upper(), sounds) if len(sounds) > 2 else sounds


def skeleton_of(sound: str) -> str:
    """Return the consonants of a sound, near ones as one and `a` for a vowel at its start; "" where too few remain to
    tell names apart.
    """
    plain = sound.lower().translate(_NEAR_SOUNDS)
    start = "a" if plain[:1] in _VOWELS else plain[:1]
    bones = re.sub(r"(.)\1+", r"\1", start + "".join(letter for letter in plain[1:] if letter not in _UNHEARD))
    return bones if len(bones) >= _LEAST_BONES else ""


def skeletons_of(sound: str) -> tuple[str, ...]:
    """Return the skeleton and those with one letter less: two names share one of them if one letter sets them apart."""
    bones = skeleton_of(sound)
    less = (bones[:n] + bones[n + 1 :] for n in range(len(bones))) if len(bones) > _LEAST_BONES + 1 else ()
    return tuple(dict.fromkeys((*filter(None, (bones,)), *less)))


def unlikeness(one: str, other: str, costs: Costs) -> float:
    """Return the cost of turning one sound into another by the length of the longer one; 0 for the same sound."""
    if one == other:
        return 0.0
    get = costs.get
    above = [0.0]
    for letter in other:
        above.append(above[-1] + get(("", letter), DEAREST))
    for left in one:
        gone = get((left, ""), DEAREST)
        row = [above[0] + gone]
        for number, right in enumerate(other):
            best = above[number] if left == right else above[number] + get((left, right), DEAREST)
            best = min(best, above[number + 1] + gone, row[-1] + get(("", right), DEAREST))
            row.append(best)
        above = row
    return above[-1] / max(len(one), len(other), 1)
