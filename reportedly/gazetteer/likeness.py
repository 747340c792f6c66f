"""Which of the places in a pack a spelling that no file holds most likely stands for.

Each place is weighed by what sets its spellings apart from the one that is asked for; the weights are those of a
conditional logit (McFadden 1974) and were learnt together with the costs of letters by `tools/learn_likeness.py`.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import exp, log
from types import MappingProxyType

from rapidfuzz import fuzz, process

from reportedly.errors import DataError
from reportedly.gazetteer.entries import Candidate
from reportedly.gazetteer.names import normalise_toponym
from reportedly.gazetteer.packs.pack import Pack, Spelled, names_of, sounds_like
from reportedly.gazetteer.sounds import Costs, skeleton_of, sound_of, unlikeness
from reportedly.lexicon import load_yaml, mapping

FEATURES = (
    "unlike",
    "unlike_letters",
    "other_skeleton",
    "other_start",
    "other_words",
    "unlike_on_average",
    "single",
    "spellings",
    "area",
    "elsewhere",
)
"""What is weighed, in this order; see `features`."""
_AREAS = frozenset({"province", "region"})
_USUAL = frozenset({"settlement", *_AREAS})
_AT_HALF = 6.0
_LOOKED_AT = 60
_FOREIGN = re.compile(r"[\u0370-\u1dff\u2e80-\uffff]")
_CLEAR_LIKENESS = 0.75
_CLEAR_LEAD = 0.1
_SHORT_BONES = 3
_SHORT_LIKENESS = 0.95


@dataclass(frozen=True, slots=True)
class Weighing:
    """Costs of letters and the weight of each feature."""

    costs: Costs
    weights: tuple[float, ...]


@lru_cache(maxsize=1)
def load_weighing() -> Weighing:
    """Read `data/places/likeness.yml`; raises DataError where it breaks its format."""
    raw = load_yaml("places/likeness.yml")
    weights = mapping(raw, "weights", "likeness.yml")
    costs = raw.get("costs")
    if not isinstance(costs, list) or set(weights) != set(FEATURES):
        raise DataError("likeness.yml: needs a list of costs and a weight for each feature; mend the file")
    found: dict[tuple[str, str], float] = {}
    for one, other, cost in costs:
        found[one, other] = found[other, one] = float(cost)
    return Weighing(MappingProxyType(found), tuple(float(str(weights[name])) for name in FEATURES))


def alike(pack: Pack, name: str, weighing: Weighing) -> tuple[Candidate, ...]:
    """Return the places of a pack whose spellings are like a name, the likeliest first."""
    found = [
        Candidate(best.entry, "spelling", likeness(weighing, values), best.name)
        for best, values in weighable(pack, name, weighing.costs)
    ]
    return tuple(sorted(found, key=lambda one: (-one.likeness, -one.entry.population, one.entry.id)))


def clear_choice(name: str, found: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """Keep of candidates by like spelling what can be told without a person: those that hand-kept and world files hold,
    and one of a pack only if it is very like and no other is nearly so. A name of few consonants must be more like, and
    one in a script without vowels is like too much.

    On the spellings that teach (see bench/toponyms.py) 96% of those kept are right.
    """
    ranked = sorted(found, key=lambda one: -one.likeness)
    least = _SHORT_LIKENESS if len(skeleton_of(sound_of(name))) <= _SHORT_BONES else _CLEAR_LIKENESS
    lead = ranked[0].likeness - ranked[1].likeness if len(ranked) > 1 else 1.0
    clear = bool(ranked) and ranked[0].likeness >= least and lead >= _CLEAR_LEAD
    clear = clear and (bool(_FOREIGN.search(name)) or not _FOREIGN.search(ranked[0].known_as))
    return tuple(one for one in found if one.entry.origin != "pack" or (clear and one is ranked[0]))


def likeness(weighing: Weighing, values: Sequence[float]) -> float:
    """Return from 0 to 1 how far the features speak for a place."""
    told = sum(weight * value for weight, value in zip(weighing.weights, values, strict=True))
    return 1.0 / (1.0 + exp(-max(-60.0, min(60.0, told + _AT_HALF))))


def weighable(pack: Pack, name: str, costs: Costs) -> Iterator[tuple[Spelled, tuple[float, ...]]]:
    """Yield each place that shares the name's consonants, give or take one: its nearest spelling and its features."""
    sound = sound_of(name)
    # The learnt distance is dear: only those nearest by the plain one are looked at.
    near = process.extract(sound, sounds_like(pack, sound), scorer=fuzz.ratio, processor=str.lower, limit=_LOOKED_AT)
    by_place: dict[str, list[tuple[float, Spelled]]] = defaultdict(list)
    for spelled in names_of(pack, [number for _, _, number in near]):
        by_place[spelled.entry.id].append((unlikeness(sound, spelled.sound, costs), spelled))
    for ident in sorted(by_place):
        ranked = sorted(by_place[ident], key=lambda pair: (pair[0], pair[1].name))
        yield ranked[0][1], features(name, sound, ranked)


def features(name: str, sound: str, spelled: Sequence[tuple[float, Spelled]]) -> tuple[float, ...]:
    """Return the features of one place; `spelled` are its spellings with their unlikeness, the least first.

    Least unlikeness by sound and by letters as written; whether the best spelling differs in its consonants, its first
    sound, its number of words; the mean unlikeness of the best three; how few spellings are like the name (1/n); how
    many the place has (logarithm); whether it is a district or province; whether it is neither that nor a settlement.
    """
    least, best = spelled[0]
    letters = normalise_toponym(name).replace(" ", "")
    written = max(fuzz.ratio(letters, normalise_toponym(one.name).replace(" ", "")) for _, one in spelled)
    three = [cost for cost, _ in spelled[:3]]
    return (
        least,
        1 - written / 100,
        float(skeleton_of(best.sound) != skeleton_of(sound)),
        float(best.sound[:1] != sound[:1]),
        float(abs(len(best.name.split()) - len(name.split()))),
        sum(three) / len(three),
        1 / len(spelled),
        log(best.spellings),
        float(best.entry.kind in _AREAS),
        float(best.entry.kind not in _USUAL),
    )


def as_rows(costs: Mapping[tuple[str, str], float]) -> list[tuple[str, str, float]]:
    """Return costs as rows for `likeness.yml`, each pair of letters once."""
    return sorted((one, other, round(cost, 2)) for (one, other), cost in costs.items() if one < other)
