"""The weapon in a clause, and the event type that it points to."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from reportedly.extract.arguments import governed, objects, subjects
from reportedly.lexicon import load_words, strings
from reportedly.sentences import Sentence
from reportedly.syntax import children, subtree

# Where a clause names several means, the first of these decides.
ORDER = ("chemical", "airstrike", "bombing", "shelling", "shooting")
INSTRUMENTAL = frozenset({"with", "by", "using", "use", "in", "from", "of", "via", "through", "involve", "include"})


@dataclass(frozen=True, slots=True)
class MeansWords:
    """Lemmas and two-lemma phrases by event type, and the nouns before or after which they name no means."""

    words: dict[str, frozenset[str]]
    pairs: dict[str, frozenset[tuple[str, str]]]
    not_before: frozenset[str]
    not_after: frozenset[str]


@cache
def load_means() -> MeansWords:
    """The word lists of `means.yml`."""
    raw = load_words("means")
    words, pairs = {}, {}
    for event in ORDER:
        entries = strings(raw, event, "means.yml")
        words[event] = frozenset(e for e in entries if " " not in e)
        pairs[event] = frozenset((a, b) for a, _, b in (e.partition(" ") for e in entries if " " in e))
    return MeansWords(
        words,
        pairs,
        frozenset(strings(raw, "not_before", "means.yml")),
        frozenset(strings(raw, "not_after", "means.yml")),
    )


def means_of(sentence: Sentence, indices: Iterable[int]) -> tuple[str, int] | None:
    """The event type that the words at `indices` point to and the token that says so, or None."""
    means = load_means()
    tokens = sentence.tokens
    found: dict[str, int] = {}
    for i in indices:
        following = tokens[i + 1].lemma if i + 1 < len(tokens) else ""
        if following in means.not_before or (i and tokens[i - 1].lemma in means.not_after):
            continue
        lemma, lower = tokens[i].lemma, tokens[i].text.lower()
        before = tokens[i - 1].lemma if i else ""
        for event in ORDER:
            if (lemma, following) in means.pairs[event] or (before, lemma) in means.pairs[event]:
                # A pair is more specific than a word: "barrel bomb" is no "bomb".
                return event, i
            if lemma in means.words[event] or lower in means.words[event]:
                found.setdefault(event, i)
    for event in ORDER:
        if event in found:
            return event, found[event]
    return None


def local_words(sentence: Sentence, trigger: int) -> list[int]:
    """Tokens around a trigger that may name its means: modifiers, subject and object phrases, instrumental phrases."""
    token = sentence.tokens[trigger]
    # "Bombed" is no bomb: a verb does not name its own means.
    found = set() if token.pos in {"VERB", "AUX"} else {trigger}
    for child in children(sentence, trigger):
        if child.dep in {"compound", "amod", "nmod", "poss", "nsubj", "dobj", "advmod", "npadvmod"}:
            found.update(near(sentence, child.index))
        elif child.lemma in INSTRUMENTAL or (
            child.dep in {"advcl", "xcomp", "acl"} and child.lemma in {"use", "involve", "employ"}
        ):
            found.update(subtree(sentence, child.index)[:8])
    if token.pos in {"VERB", "AUX"}:
        for head in subjects(sentence, trigger):
            found.update(near(sentence, head))
            for content in governed(sentence, head, frozenset({"of"})):
                found.update(near(sentence, content[1]))
        for head in objects(sentence, trigger):
            if sentence.tokens[head].lemma in {
                "bomb",
                "rocket",
                "shell",
                "missile",
                "mortar",
                "gas",
                "chlorine",
                "barrel",
                "strike",
                "raid",
                "airstrike",
            }:
                found.update(near(sentence, head))
    else:
        above = sentence.tokens[token.head]
        if above.pos == "VERB" and token.dep in {"dobj", "nsubjpass"}:
            for head in subjects(sentence, above.index):
                found.update(near(sentence, head))
    return sorted(found)


def near(sentence: Sentence, head: int) -> list[int]:
    """A head noun with its modifiers, short."""
    return [
        head,
        *(
            i
            for c in children(sentence, head)
            if c.dep in {"compound", "amod", "nmod", "poss"}
            for i in subtree(sentence, c.index)[-4:]
        ),
    ]
