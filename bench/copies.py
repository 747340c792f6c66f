"""Measure which documents are found to copy which, and how fast.

usage: python -m bench.copies --shared DIR [--write FILE]

FA-KES (development part): pairs by eye in bench/copies/fa-kes-pairs.csv, near misses among them; pairs outside that
list are not counted. The project's own reports for linking: all pairs count; two copies of one third report count
neither way. Days and outlets are those that the reports print; for FA-KES outlets are those of its index, and days
where a report prints none. Speed is that of the fastest of three runs on one core.
"""

import argparse
import csv
import hashlib
import json
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from reportedly.clean import clean, known_outlets
from reportedly.link import Copy, Story, find_copies, story_of
from reportedly.link.shingles import WordHashes, minima, shingles
from reportedly.link.words import words_of
from reportedly.read import read_original

ROOT = Path(__file__).parent.parent
PAIRS = ROOT / "bench" / "copies" / "fa-kes-pairs.csv"
SCALE = ROOT / "bench" / "copies" / "scale.json"
LINKING = ROOT / "corpora" / "linking"
ROUNDS = 3
# The outlets of FA-KES as its index calls them.
OUTLETS = {
    "ahram": "Ahram Online",
    "alalam": "Al Alam",
    "alaraby": "The New Arab",
    "arabiya": "Al Arabiya",
    "asharqalawsat": "Asharq Al-Awsat",
    "dailysabah": "Daily Sabah",
    "etilaf": "Syrian National Coalition",
    "jordantimes": "Jordan Times",
    "manar": "Al-Manar",
    "nna": "National News Agency",
    "reuters": "Reuters",
    "sana": "SANA",
    "sputnik": "Sputnik",
    "tass": "TASS",
    "trt": "TRT World",
}
Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Score:
    """Counts over pairs, and how many of those found have the gold kind."""

    found: int
    wrong: int
    missed: int
    same_kind: int

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self.found / max(1, 2 * self.found + self.wrong + self.missed)


def main() -> None:
    """Measure, print and write."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--shared", type=Path, required=True)
    options.add_argument("--write", type=Path)
    given = options.parse_args()
    text = render(given.shared / "corpora" / "fa-kes")
    print(text)
    if given.write:
        given.write.write_text(text, encoding="utf-8")


def fa_kes(folder: Path) -> Iterator[Story]:
    """The stories of FA-KES, called by their ids; the index lists some twice."""
    listed = [line.split("\t") for line in (folder / "index.tsv").read_text(encoding="utf-8").splitlines()]
    for name, (day, outlet) in sorted({name: (day, outlet) for day, _, outlet, name, _ in listed}.items()):
        story = story_of(clean(read_original(folder / f"{name}.txt")))
        yield replace(story, path=name, outlet=OUTLETS[outlet], published=story.published or day)


def linking() -> Iterator[Story]:
    """The project's own reports for linking, called by their ids, with what they themselves print."""
    for row in rows(LINKING / "index.csv"):
        yield replace(story_of(clean(read_original(LINKING / "reports" / row["file"]))), path=row["id"])


def rows(file: Path) -> list[dict[str, str]]:
    """The rows of a CSV file with comments."""
    return list(csv.DictReader(line for line in file.read_text(encoding="utf-8").splitlines() if line[:1] != "#"))


def fa_kes_gold() -> dict[Pair, str]:
    """Kind of each judged pair: full, part or no."""
    return {(row["left"], row["right"]): row["copy"] for row in rows(PAIRS)}


def linking_gold() -> tuple[dict[Pair, str], set[Pair]]:
    """Kind of each pair of a report with what it copies, directly or over others; the pairs of two copies of one."""
    origin = {row["id"]: row["copy_of"] for row in rows(LINKING / "index.csv")}
    kinds = {row["id"]: row["copy_kind"] for row in rows(LINKING / "index.csv")}
    gold: dict[Pair, str] = {}
    roots: dict[str, str] = {}
    for name in origin:
        at, passed = name, {"full"}
        while origin[at]:
            passed.add(kinds[at])
            at = origin[at]
            gold[ordered(name, at)] = next(kind for kind in ("rewrite", "part", "full") if kind in passed)
        roots[name] = at
    siblings = {ordered(a, b) for a in origin for b in origin if a < b and roots[a] == roots[b]}
    return gold, siblings - set(gold)


def ordered(one: str, other: str) -> Pair:
    """A pair by name, whichever was named first."""
    return (one, other) if one < other else (other, one)


def score(gold: Mapping[Pair, str], found: Mapping[Pair, Copy], wrong: int) -> Score:
    """Count over the pairs of `gold`; `wrong` pairs were found that are none."""
    right = [pair for pair, kind in gold.items() if kind != "no" and pair in found]
    missed = sum(kind != "no" for kind in gold.values()) - len(right)
    return Score(len(right), wrong, missed, sum(found[pair].kind == gold[pair] for pair in right))


def best(run: Callable[[], object]) -> float:
    """Seconds of the fastest of some runs."""
    taken = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        run()
        taken.append(time.perf_counter() - start)
    return min(taken)


def index(stories: Sequence[Story]) -> None:
    """What is done to each document before any two are compared."""
    hashes = WordHashes()
    for story in stories:
        minima(shingles(words_of(story), hashes))


def digest(files: Iterable[Path]) -> None:
    """The reference: read the files and take SHA-256 of each."""
    for file in files:
        hashlib.sha256(file.read_bytes()).digest()


def line(name: str, each: Score) -> str:
    """One row of the table of scores."""
    precision, recall = each.found / max(1, each.found + each.wrong), each.found / max(1, each.found + each.missed)
    figures = f"{each.found} | {each.wrong} | {each.missed} | {precision:.2f} | {recall:.2f} | {each.f1:.3f}"
    return f"| {name} | {figures} | {each.same_kind} of {each.found} |"


def score_lines(stories: Sequence[Story], aliases: Mapping[str, Sequence[str]]) -> tuple[list[str], int]:
    """The rows for FA-KES, and how many pairs were found that nobody judged."""
    found = {ordered(copy.left, copy.right): copy for copy in find_copies(stories, aliases)}
    gold = fa_kes_gold()
    lines = []
    for name, chosen in (("even ids", (0,)), ("odd ids", (1,)), ("all", (0, 1))):
        part = {pair: kind for pair, kind in gold.items() if int(pair[0]) % 2 in chosen}
        wrong = sum(kind == "no" and pair in found for pair, kind in part.items())
        lines.append(line(f"FA-KES, {name}", score(part, found, wrong)))
    return lines, len(set(found) - set(gold))


def own_lines(aliases: Mapping[str, Sequence[str]]) -> list[str]:
    """The rows for the project's own reports, by kind too, and how many directions are right."""
    found = {ordered(copy.left, copy.right): copy for copy in find_copies(linking(), aliases)}
    gold, siblings = linking_gold()
    wrong = len(set(found) - set(gold) - siblings)
    origin = {row["id"]: row["copy_of"] for row in rows(LINKING / "index.csv")}
    turned = sum(1 for pair in gold if pair in found and found[pair].left in descendants(found[pair].right, origin))
    lines = [line("own reports", score(gold, found, wrong))]
    for kind in ("full", "part", "rewrite"):
        part = {pair: each for pair, each in gold.items() if each == kind}
        lines.append(line(f"own reports, {kind} alone", score(part, found, 0)))
    both = sum(pair in found for pair in gold)
    return [*lines, "", f"In {both - turned} of the {both} pairs of own reports the left one is the origin."]


def descendants(name: str, origin: Mapping[str, str]) -> set[str]:
    """The reports that copy a report, directly or over others."""
    direct = {each for each, source in origin.items() if source == name}
    return direct | {below for each in direct for below in descendants(each, origin)}


def render(folder: Path) -> str:
    """The page."""
    aliases = {outlet.name: outlet.aliases for outlet in known_outlets().all}
    stories = list(fa_kes(folder))
    files = [folder / f"{story.path}.txt" for story in stories]
    lines, unjudged = score_lines(stories, aliases)
    indexing, reading = best(lambda: index(stories)), best(lambda: digest(files))
    cleaning = best(lambda: list(fa_kes(folder)))
    comparing = best(lambda: find_copies(stories, aliases))
    count = len(stories)
    return "\n".join(
        [
            (ROOT / "docs" / "copies-intro.md").read_text(encoding="utf-8").rstrip(),
            "",
            "| pairs | found | wrong | missed | precision | recall | F1 | same kind |",
            "|---|---|---|---|---|---|---|---|",
            *lines,
            *own_lines(aliases),
            "",
            f"On FA-KES {unjudged} more pairs are found that the list does not hold; they count neither way.",
            "",
            "## Speed",
            "",
            f"{count} articles of FA-KES, one core, the fastest of {ROUNDS} runs:",
            "",
            "| what | documents a second |",
            "|---|---|",
            f"| indexing: words, shingles, minima | {count / indexing:,.0f} |",
            f"| all of it: indexing, candidates, comparing, credits, rewrites | {count / comparing:,.0f} |",
            f"| reading and cleaning the files before it | {count / cleaning:,.0f} |",
            f"| reference: reading the files and SHA-256 | {count / reading:,.0f} |",
            "",
            *scale_lines(),
            "",
        ]
    )


def scale_lines() -> list[str]:
    """The rows that `bench.copies_scale` kept."""
    if not SCALE.exists():
        return []
    return [
        "Generated stories, a fifth of them copies, one process on one core (`python -m bench.copies_scale COUNT "
        "--keep bench/copies/scale.json`); gigabytes are the most "
        "that the process held, the stories themselves included:",
        "",
        "| documents | words | seconds | of the core | a core second | SHA-256, seconds | GB | recall | precision |",
        "|---|---|---|---|---|---|---|---|---|",
        *(
            f"| {row['documents']:,} | {row['words']} | {row['seconds']} | "
            f"{row.get('core_seconds', '-')} | {row.get('documents_a_core_second', '-')} | "
            f"{row['sha256_seconds']} | {row['gigabytes']} | {row['recall']:.3f} | {row['precision']:.3f} |"
            for row in json.loads(SCALE.read_text(encoding="utf-8"))
        ),
    ]


if __name__ == "__main__":
    main()
