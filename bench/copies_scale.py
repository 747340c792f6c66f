"""Find the copies among generated stories and note speed, memory and what was found.

usage: python -m bench.copies_scale COUNT [--words N] --keep bench/copies/scale.json

Making the stories is not counted as time but as memory. One process, one core. Each size is kept as a row of the file;
`python -m bench.copies` prints them. The reference is SHA-256 over the same texts in the same run.
"""

import argparse
import hashlib
import json
import resource
import time
from pathlib import Path

from bench.copies_made import made_stories
from reportedly.link import find_copies


def main() -> None:
    """Measure one size and keep its row."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("count", type=int)
    options.add_argument("--words", type=int, default=100)
    options.add_argument("--keep", type=Path)
    given = options.parse_args()
    row = measure(given.count, given.words)
    print(json.dumps(row))
    if given.keep:
        rows = json.loads(given.keep.read_text(encoding="utf-8")) if given.keep.exists() else []
        rows = [each for each in rows if (each["documents"], each["words"]) != (given.count, given.words)]
        rows = sorted([*rows, row], key=lambda each: (each["words"], each["documents"]))
        given.keep.write_text(json.dumps(rows, indent=1) + "\n", encoding="utf-8")


def measure(count: int, words: int) -> dict[str, float]:
    """Seconds by the clock and of the core, documents a core second, gigabytes at most, how many of the copies made
    were found, and how many of those found were made or are siblings of one text.
    """
    stories, origins = [], {}
    for story, origin in made_stories(count, words):
        stories.append(story)
        if origin is not None:
            origins[story.path] = f"{origin:08}"
    start = time.perf_counter()
    for story in stories:
        hashlib.sha256(story.text.encode()).digest()
    reference = time.perf_counter() - start
    start, worked = time.perf_counter(), time.process_time()
    copies = find_copies(stories)
    taken, worked = time.perf_counter() - start, time.process_time() - worked
    found = {frozenset((copy.left, copy.right)) for copy in copies}
    made = {frozenset(pair) for pair in origins.items()}
    related = sum(len({origins.get(path, path) for path in pair}) == 1 for pair in found)
    return {
        "documents": count,
        "words": words,
        "seconds": round(taken, 1),
        "core_seconds": round(worked, 1),
        "documents_a_core_second": round(count / worked),
        "sha256_seconds": round(reference, 2),
        "gigabytes": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20, 2),
        "pairs": len(found),
        "recall": round(len(made & found) / len(made), 4),
        "precision": round(related / len(found), 4),
    }


if __name__ == "__main__":
    main()
