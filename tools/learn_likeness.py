"""Learn what sets spellings of one place apart, and write reportedly/data/places/likeness.yml.

usage: python tools/learn_likeness.py LIST [--seed N]

LIST is a Who's On First list of Syria (see `reportedly/gazetteer/packs/whosonfirst.py`). Half of its places, drawn by
the seed, teach; the other half, and other countries, are left for measuring (bench/toponyms.py draws the same halves).
Only figures on letters go into the file.
"""

import argparse
import math
import random
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import numpy as np
from rapidfuzz import fuzz

from bench.toponyms import Variant, hold_out, spelling_variants, teaching_half
from reportedly.gazetteer.likeness import FEATURES, as_rows, weighable
from reportedly.gazetteer.packs.pack import Pack, open_pack
from reportedly.gazetteer.packs.places import WHOS_ON_FIRST, PackPlace
from reportedly.gazetteer.packs.sources import read_source
from reportedly.gazetteer.packs.writing import merge, write_pack
from reportedly.gazetteer.sounds import DEAREST, Costs, sound_of

OUT = Path(__file__).parent.parent / "reportedly" / "data" / "places" / "likeness.yml"
LEAST_ALIKE = 55
PAIRS = 12_000
ROUNDS = 4
RIVALS = 15
LEAST_COST, MOST_LOG = 0.12, 5.0
HEADER = """\
# What sets two spellings of one place apart, for the look-up of spellings that no gazetteer holds (gazetteer/likeness.py).
# What: `weights` of the features of a candidate (a conditional logit), and `costs` of a letter standing for another ("" is none; capitals are
#   letters at the end of a name). A pair that is not listed costs 2.
# Where from: learnt by tools/learn_likeness.py from spellings of one half of the places of Syria in Who's On First (CC BY 4.0 and others; figures only).
# Licence: Apache-2.0, as the project.
"""  # noqa: E501


def main() -> None:
    """Learn and write."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("list", type=Path)
    options.add_argument("--seed", type=int, default=1)
    given = options.parse_args()
    places = [place for place, _ in merge(list(read_source(given.list, "SY")[1]))]
    teaching, _ = teaching_half(places, given.seed)
    costs = learn_costs(list(spelling_pairs(teaching, given.seed)))
    with tempfile.TemporaryDirectory() as folder:
        kept, variants = hold_out(places, spelling_variants(teaching), given.seed)
        write_pack(Path(folder, "sy.sqlite"), "SY", kept, WHOS_ON_FIRST)
        weights = learn_weights(open_pack(Path(folder, "sy.sqlite")), variants, costs)
    rows = "".join(f'  - ["{one}", "{other}", {cost}]\n' for one, other, cost in as_rows(costs))
    told = "".join(f"  {name}: {weight:.2f}\n" for name, weight in zip(FEATURES, weights, strict=True))
    OUT.write_text(f"{HEADER}weights:\n{told}costs:\n{rows}", encoding="utf-8")


def spelling_pairs(places: Iterable[PackPlace], seed: int) -> Iterator[tuple[str, str]]:
    """Sounds of two names of one place that are alike enough to be one name."""
    found = []
    for place in places:
        sounds = sorted(
            {sound for name in place.names if name.isascii() or _is_latin(name) if (sound := sound_of(name))}
        )
        found += [(a, b) for n, a in enumerate(sounds) for b in sounds[n + 1 :] if fuzz.ratio(a, b) >= LEAST_ALIKE]
    random.Random(seed).shuffle(found)
    yield from found[:PAIRS]


def _is_latin(name: str) -> bool:
    return all(letter < "\u0370" or letter > "\u1dff" for letter in name)


def learn_costs(pairs: Sequence[tuple[str, str]]) -> dict[tuple[str, str], float]:
    """Costs of letters by rounds of aligning the pairs and counting, symmetric, from `LEAST_COST` to `DEAREST`."""
    costs: dict[tuple[str, str], float] = {}
    for _ in range(ROUNDS):
        counts = Counter[tuple[str, str]]()
        for one, other in pairs:
            for a, b in alignment(one, other, costs):
                counts[a, b] += 1
                counts[b, a] += 1
        totals = Counter[str]()
        for (a, _b), count in counts.items():
            totals[a] += count
        costs = {
            (a, b): DEAREST
            * min(MOST_LOG, max(LEAST_COST, -math.log((n + 0.5) / math.sqrt((totals[a] + 20) * (totals[b] + 20)))))
            / MOST_LOG
            for (a, b), n in counts.items()
            if a != b
        }
    return {pair: cost for pair, cost in costs.items() if cost < DEAREST}


def alignment(one: str, other: str, costs: Costs) -> list[tuple[str, str]]:
    """The cheapest alignment of two sounds as pairs of letters."""

    def cost(a: str, b: str) -> float:
        return 0.0 if a == b else costs.get((a, b), DEAREST if costs else 1.0)

    table = [[0.0] * (len(other) + 1) for _ in range(len(one) + 1)]
    for i in range(len(one) + 1):
        for j in range(len(other) + 1):
            steps = []
            if i and j:
                steps.append(table[i - 1][j - 1] + cost(one[i - 1], other[j - 1]))
            if i:
                steps.append(table[i - 1][j] + cost(one[i - 1], ""))
            if j:
                steps.append(table[i][j - 1] + cost("", other[j - 1]))
            table[i][j] = min(steps, default=0.0)
    pairs = []
    i, j = len(one), len(other)
    while i or j:
        here = table[i][j]
        if i and j and math.isclose(here, table[i - 1][j - 1] + cost(one[i - 1], other[j - 1])):
            i, j = i - 1, j - 1
            pairs.append((one[i], other[j]))
        elif i and math.isclose(here, table[i - 1][j] + cost(one[i - 1], "")):
            i -= 1
            pairs.append((one[i], ""))
        else:
            j -= 1
            pairs.append(("", other[j]))
    return pairs


def learn_weights(pack: Pack, variants: Sequence[Variant], costs: Costs) -> tuple[float, ...]:
    """Weights that make the right place the likeliest, by gradient ascent on the conditional logit."""
    choices = []
    for variant in variants:
        found = {spelled.entry.id: values for spelled, values in weighable(pack, variant.name, costs)}
        if variant.ref not in found:
            continue
        right = found.pop(variant.ref)
        choices.append(np.array([right, *sorted(found.values())[:RIVALS]]))
    weights = np.zeros(len(FEATURES))
    first, second = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, 301):
        slope = np.zeros_like(weights)
        for values in choices:
            scores = values @ weights
            shares = np.exp(scores - scores.max())
            slope += values[0] - (shares / shares.sum()) @ values
        slope = slope / len(choices) - 1e-4 * weights
        first, second = 0.9 * first + 0.1 * slope, 0.999 * second + 0.001 * slope**2
        weights += 0.3 * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.999**step)) + 1e-8)
    return tuple(float(weight) for weight in weights)


if __name__ == "__main__":
    main()
