"""The cue words of a language, with their stance."""

from dataclasses import dataclass
from functools import cache
from typing import cast

from reportedly.lexicon import load_words, strings, word_lists
from reportedly.records import Stance

KEYS = (
    "clause_only",
    "noun_content",
    "infinitive",
    "reports",
    "pronouns",
    "bridges",
    "denied_content",
    "never_last",
    "issuing",
    "with_of",
    "citing",
    "counting",
    "counted",
)


@dataclass(frozen=True, slots=True)
class Cues:
    """Cue verbs and nouns by lemma, and the classes that decide what they may govern."""

    verbs: dict[str, Stance]
    nouns: dict[str, Stance]
    clause_only: frozenset[str]
    noun_content: frozenset[str]
    infinitive: frozenset[str]
    reports: frozenset[str]
    pronouns: frozenset[str]
    bridges: frozenset[str]
    denied_content: frozenset[str]
    never_last: frozenset[str]
    issuing: frozenset[str]
    with_of: frozenset[str]
    citing: frozenset[str]
    counting: frozenset[str]
    counted: frozenset[str]


@cache
def load_cues() -> Cues:
    """The word lists of `cues.yml`."""
    words = load_words("cues")
    return Cues(
        by_stance(word_lists(words, "verbs", "cues.yml")),
        by_stance(word_lists(words, "nouns", "cues.yml")),
        *(frozenset(strings(words, key, "cues.yml")) for key in KEYS),
    )


def by_stance(groups: dict[str, tuple[str, ...]]) -> dict[str, Stance]:
    """Lemmas with their stance; a lemma listed twice keeps the first."""
    found: dict[str, Stance] = {}
    for stance, lemmas in groups.items():
        for lemma in lemmas:
            found.setdefault(lemma, cast("Stance", stance))
    return found
