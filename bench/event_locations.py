"""Sentences with a verb and the place of its event (Halterman 2019, "Geolocating Political Events in Text")."""

import gzip
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

# Its annotator left places out.
INCOMPLETE = frozenset({"Masdar_RA"})
NO_WORD = re.compile(r"\W+")


@dataclass(frozen=True, slots=True)
class Row:
    """One verb of one sentence. `tokens` are the characters of each token, `verb` and `places` indices of tokens."""

    source: str
    text: str
    tokens: tuple[tuple[int, int], ...]
    verb: tuple[int, int]
    places: frozenset[int]


def read_rows(file: Path) -> Iterator[Row]:
    """The rows with one verb, without those of sources whose labels are incomplete.

    Places are read from token offsets: the characters given for them are wrong in several sources.
    """
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        for line in lines:
            raw = json.loads(line)
            verbs = [s for s in raw["spans"] if s["label"] == "VERB"]
            if raw["source"] in INCOMPLETE or len(verbs) != 1:
                continue
            places = [s for s in raw["spans"] if s["label"] == "LOCATION"]
            named = {n for s in places for n in range(s["token_start"], s["token_end"] + 1)}
            yield Row(
                source=raw["source"],
                text=raw["text"],
                tokens=tuple((t["start"], t["end"]) for t in raw["tokens"]),
                verb=(verbs[0]["token_start"], verbs[0]["token_end"]),
                # Some are blanks, and one lies behind the last token.
                places=frozenset(n for n, t in enumerate(raw["tokens"]) if n in named and t["text"].strip()),
            )


def words_only(text: str) -> str:
    """A text in small letters with one blank between words and no marks, to tell whether two are the same."""
    return f" {NO_WORD.sub(' ', text).strip().casefold()} "


def is_known(row: Row, texts: Iterable[str]) -> bool:
    """Whether the sentence stands in one of some texts, given as `words_only` has them."""
    own = words_only(row.text)
    return any(own in text for text in texts)
