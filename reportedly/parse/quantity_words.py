"""The words of `data/languages/<code>/quantities.yml`, in the shape in which the readers of quantities ask for them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal, cast

from reportedly.errors import DataError
from reportedly.lexicon import Words, load_words, mapping, strings, word_lists
from reportedly.parse.time_words import load_months
from reportedly.parse.tokens import tokenize

Bound = Literal["low", "high", "exact"]
_FILE = "data/languages/en/quantities.yml"
_PAIR_LISTS = ("percent_pairs", "age_pairs", "clock_dotted", "clock_local", "nothing_pairs")


@dataclass(frozen=True, slots=True)
class QuantityWords:
    """The words around numbers.

    `tags` gives the plain lists that a word stands in; the other fields are the mappings of the file, by their names.
    Phrases stand under the word that a reader meets first, longest first.
    """

    tags: Mapping[str, frozenset[str]]
    small: Mapping[str, int]
    tens: Mapping[str, int]
    scales: Mapping[str, int]
    glued_scales: Mapping[str, int]
    vague: Mapping[str, int]
    few_of: Mapping[str, int]
    few_scales: Mapping[str, int]
    plural_endings: Mapping[str, str]
    verb_endings: tuple[str, ...]
    sets: Mapping[str, tuple[int, int | None]]
    not_after: Mapping[str, frozenset[str]]
    pairs: Mapping[str, Mapping[str, frozenset[str]]]
    hedges: Mapping[str, tuple[tuple[tuple[str, ...], Bound], ...]]
    trailing: Mapping[str, tuple[tuple[tuple[str, ...], Bound], ...]]
    detached: Mapping[str, tuple[tuple[tuple[str, ...], Bound], ...]]
    starters: frozenset[str]


@cache
def load_quantity_words() -> QuantityWords:
    """Load the words; raises DataError when a list or mapping is missing from the file."""
    words = load_words("quantities")
    tags: dict[str, set[str]] = {}
    for key, value in words.items():
        if isinstance(value, list):
            for word in strings(words, key, _FILE):
                tags.setdefault(word, set()).add(key)
    for word in load_months():
        tags.setdefault(word, set()).add("month")
    small, tens, scales = _values(words, "small"), _values(words, "tens"), _values(words, "scales")
    vague, few_of = _values(words, "vague"), _values(words, "few_of")
    sets = {
        word: cast("tuple[int, int | None]", tuple(cast("list[int | None]", pair)))
        for word, pair in mapping(words, "sets", _FILE).items()
    }
    starters = {*small, *tens, *scales, *vague, *few_of}
    for key in (
        "article",
        "half",
        "quarter",
        "one_words",
        "definite_sets",
        "nothing",
        "nothing_pronouns",
        "without",
    ):
        starters.update(strings(words, key, _FILE))
    return QuantityWords(
        tags={word: frozenset(keys) for word, keys in tags.items()},
        small=small,
        tens=tens,
        scales=scales,
        glued_scales=_values(words, "glued_scales"),
        vague=vague,
        few_of=few_of,
        few_scales=_values(words, "few_scales"),
        plural_endings=cast("Mapping[str, str]", mapping(words, "plural_endings", _FILE)),
        verb_endings=strings(words, "verb_endings", _FILE),
        sets=sets,
        not_after=_lists(words, "not_after"),
        pairs={key: _lists(words, key) for key in _PAIR_LISTS},
        hedges=_phrases(_bounds(words, "hedges"), -1),
        trailing=_phrases(_bounds(words, "trailing"), 0),
        detached=_phrases(cast("Iterable[tuple[str, Bound]]", mapping(words, "detached", _FILE).items()), 0),
        starters=frozenset(starters),
    )


def _values(words: Words, key: str) -> Mapping[str, int]:
    values = mapping(words, key, _FILE)
    if not all(isinstance(value, int) for value in values.values()):
        raise DataError(f"{_FILE}: {key} must give a whole number for each word; mend the file")
    return cast("Mapping[str, int]", values)


def _lists(words: Words, key: str) -> Mapping[str, frozenset[str]]:
    return {word: frozenset(listed) for word, listed in word_lists(words, key, _FILE).items()}


def _phrases(pairs: Iterable[tuple[str, Bound]], key: int) -> Mapping[str, tuple[tuple[tuple[str, ...], Bound], ...]]:
    """Phrases by their first (key 0) or last (key -1) word, longest first."""
    found: dict[str, list[tuple[tuple[str, ...], Bound]]] = {}
    for phrase, bound in pairs:
        spelled = tuple(token.lower for token in tokenize(phrase))
        found.setdefault(spelled[key], []).append((spelled, bound))
    return {word: tuple(sorted(items, key=lambda item: (-len(item[0]), item[0]))) for word, items in found.items()}


def _bounds(words: Words, key: str) -> Iterable[tuple[str, Bound]]:
    table = mapping(words, key, _FILE)
    bounds: tuple[Bound, ...] = ("low", "high", "exact")
    for bound in bounds:
        for phrase in strings(table, bound, f"{_FILE}: {key}"):
            yield phrase, bound
