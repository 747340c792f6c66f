"""Triggers: the words that name an event, and the type that they name."""

from dataclasses import dataclass
from functools import cache

from reportedly.errors import DataError
from reportedly.extract.arguments import grammatical_subjects, is_lost_verb, is_passive, objects
from reportedly.extract.means import load_means, local_words, means_of
from reportedly.extract.phrases import IsToponym, kind_of, name_span
from reportedly.lexicon import load_words
from reportedly.sentences import Sentence, Token
from reportedly.syntax import children, subtree

WORD_CONDITIONS = ("object_word", "subject_word", "particle", "prep", "with_word")
KIND_CONDITIONS = ("object", "subject")
NO_EVENT = "none"
FIELDS = frozenset({"event", "means", "toll", "default", "passive", "finite", *WORD_CONDITIONS, *KIND_CONDITIONS})


@dataclass(frozen=True, slots=True)
class Sense:
    """One reading of a lemma: the event type and what must hold of its surroundings."""

    event: str
    means: bool
    toll: bool
    passive: bool | None
    finite: bool
    conditions: tuple[tuple[str, frozenset[str]], ...]


@dataclass(frozen=True, slots=True)
class Trigger:
    """A token that names an event. `toll` marks words that tell an outcome only; `means` the token that chose the
    type.
    """

    index: int
    event: str
    toll: bool
    means: int | None


@cache
def load_triggers() -> dict[tuple[str, str], tuple[Sense, ...]]:
    """Senses by part (`verbs`, `nouns`, `adjectives`) and lemma."""
    found = {}
    for part, entries in load_words("triggers").items():
        if not isinstance(entries, dict):
            raise DataError(f"triggers.yml: {part} must map lemmas to senses; mend the file")
        for lemma, senses in entries.items():
            found[part, str(lemma)] = tuple(as_sense(f"{part}/{lemma}", sense) for sense in senses)
    return found


def as_sense(where: str, fields: dict[str, object]) -> Sense:
    """A sense from its YAML mapping; raises DataError on an unknown field."""
    unknown = set(fields) - FIELDS
    if unknown or "event" not in fields:
        raise DataError(f"triggers.yml: {where}: unknown field {sorted(unknown)} or no event; mend the file")
    conditions = []
    for key in (*WORD_CONDITIONS, *KIND_CONDITIONS):
        if key in fields:
            value = fields[key]
            if not isinstance(value, list):
                raise DataError(f"triggers.yml: {where}: {key} must be a list; mend the file")
            conditions.append((key, frozenset(map(str, value))))
    passive = fields.get("passive")
    return Sense(
        str(fields.get("default", fields["event"])),
        bool(fields.get("means")),
        bool(fields.get("toll")),
        passive if isinstance(passive, bool) else None,
        bool(fields.get("finite")),
        tuple(conditions),
    )


def find_triggers(sentence: Sentence, is_toponym: IsToponym) -> list[Trigger]:
    """All triggers of a sentence in order of the text, typed, before they are merged."""
    senses = load_triggers()
    found = []
    for token in sentence.tokens:
        part = part_of(sentence, token)
        if part is None:
            continue
        options = senses.get((part, token.lemma)) or senses.get((part, token.text.lower()))
        if not options:
            continue
        for sense in options:
            if holds(sentence, token, sense, is_toponym):
                if sense.event != NO_EVENT:
                    found.append(typed(sentence, token, sense))
                break
    return found


def part_of(sentence: Sentence, token: Token) -> str | None:
    """Under which heading of `triggers.yml` a token is looked up."""
    if token.pos in {"VERB", "AUX"} or (
        token.tag.startswith("VB") and token.dep in {"ROOT", "ccomp", "relcl", "advcl", "acl", "conj", "xcomp"}
    ):
        # "a bombing campaign", "armed men": a participle before its noun names no event of its own.
        if token.dep in {"amod", "compound"} and not is_lost_verb(sentence, token.index):
            return None
        return "verbs"
    if token.pos in {"NOUN", "PROPN"}:
        if token.dep == "compound" and token.head > token.index:
            return None
        return "nouns"
    if token.pos == "ADJ" and token.dep not in {"amod", "compound"}:
        return "adjectives"
    return None


def typed(sentence: Sentence, token: Token, sense: Sense) -> Trigger:
    """The trigger with its type, made more specific by the means named around it."""
    if not sense.means:
        return Trigger(token.index, sense.event, sense.toll, None)
    means = means_of(sentence, local_words(sentence, token.index))
    if means is None:
        return Trigger(token.index, sense.event, sense.toll, None)
    return Trigger(token.index, means[0], sense.toll, means[1])


def holds(sentence: Sentence, token: Token, sense: Sense, is_toponym: IsToponym) -> bool:
    """Whether all conditions of a sense are met by the surroundings of its token."""
    if sense.passive is not None and is_passive(sentence, token.index) != sense.passive:
        return False
    if sense.finite and token.dep in {"acl", "amod"}:
        return False
    return all(condition(sentence, token, name, wanted, is_toponym) for name, wanted in sense.conditions)


def condition(sentence: Sentence, token: Token, name: str, wanted: frozenset[str], is_toponym: IsToponym) -> bool:
    """One condition of a sense."""
    if name == "particle":
        return any(c.dep in {"prt", "advmod"} and c.text.lower() in wanted for c in children(sentence, token.index))
    if name == "prep":
        return any(
            c.dep in {"prep", "agent", "prt", "dative"} and c.lemma in wanted for c in children(sentence, token.index)
        )
    if name == "with_word":
        span = subtree(sentence, token.index)
        return any(
            sentence.tokens[i].lemma in wanted or sentence.tokens[i].text.lower() in wanted
            for i in span
            if abs(i - token.index) <= 8
        )
    heads = objects(sentence, token.index) if name.startswith("object") else grammatical_subjects(sentence, token.index)
    if name.endswith("_word"):
        return any(in_phrase(sentence, head, wanted) for head in heads)
    kinds = {kind_of(sentence, head, is_toponym) for head in heads} or {"none"}
    if name == "object" and "person" in wanted:
        kinds = {
            named_kind(sentence, head) if kind == "name" else kind
            for head, kind in ((h, kind_of(sentence, h, is_toponym)) for h in heads)
        } or {"none"}
    return bool(kinds & wanted)


def named_kind(sentence: Sentence, head: int) -> str:
    """What an unknown name most likely is: persons have several names or suffer ("X was captured"), villages one."""
    first, last = name_span(sentence, head)
    return "person" if last > first or sentence.tokens[head].dep == "nsubjpass" else "place"


def in_phrase(sentence: Sentence, head: int, wanted: frozenset[str]) -> bool:
    """Whether a head noun, or a noun right before or below it, is one of the wanted words."""
    near = [sentence.tokens[head], *(c for c in children(sentence, head) if c.dep in {"compound", "amod", "nmod"})]
    near += [
        p for c in children(sentence, head, "prep") if c.lemma == "of" for p in children(sentence, c.index, "pobj")
    ]
    return any(t.lemma in wanted or t.text.lower() in wanted for t in near)


def instrument_phrase(sentence: Sentence, index: int) -> bool:
    """Whether a token names a means (used to keep weapons out of targets)."""
    lemma = sentence.tokens[index].lemma
    return any(lemma in words for words in load_means().words.values())
