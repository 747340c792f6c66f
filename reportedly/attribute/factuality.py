"""Factuality: what the words say of the event, in the eyes of the innermost speaker."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from reportedly.attribute.cues import load_cues
from reportedly.lexicon import load_words, strings
from reportedly.records import Claim, Factuality, Phrase
from reportedly.sentences import Sentence, Token
from reportedly.syntax import ancestors, children, first_conjunct, head_within

# Adverbs and adjectives beside an event, by the list that holds them.
BESIDE: tuple[tuple[str, Factuality], ...] = (
    ("possible_words", "possible"),
    ("failed_words", "failed"),
    ("attempted_words", "attempted"),
    ("planned_words", "planned"),
    ("predicted_words", "predicted"),
)
CONTENT = frozenset({"xcomp", "ccomp", "dobj", "pcomp", "acl", "prep", "pobj", "nsubjpass", "oprd", "acomp"})
LIGHT = frozenset({"dobj", "nsubjpass", "nsubj", "xcomp", "attr", "prep", "pobj"})
ARGUMENT = frozenset(
    {
        "ccomp",
        "xcomp",
        "dobj",
        "pcomp",
        "acl",
        "prep",
        "pobj",
        "nsubjpass",
        "nsubj",
        "oprd",
        "advcl",
        "relcl",
        "conj",
        "compound",
        "amod",
        "dep",
        "attr",
        "poss",
        "nmod",
        "acomp",
        "csubj",
    }
)


@dataclass(frozen=True, slots=True)
class Verdict:
    """A factuality and the tokens that say it."""

    value: Factuality
    words: tuple[int, ...]


@cache
def load_lists() -> dict[str, frozenset[str]]:
    """The word lists of `factuality.yml`."""
    words = load_words("factuality")
    return {key: frozenset(strings(words, key, "factuality.yml")) for key in words}


def add_factuality(sentences: Sequence[Sentence], claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """The claims with factuality and hedges."""
    by_start = {s.start: s for s in sentences}
    found = []
    for claim in claims:
        sentence = by_start.get(claim.sentence.start)
        if sentence is None:
            found.append(claim)
            continue
        trigger = head_within(sentence, claim.trigger.start, claim.trigger.end) or 0
        verdict = judge(sentence, trigger)
        value = verdict.value
        if claim.voice and claim.voice[-1].stance == "denies":
            value = "negated"
        hedges = tuple(exact(sentence, sentence.tokens[i]) for i in verdict.words)
        found.append(replace(claim, factuality=value, hedges=hedges))
    return tuple(found)


def exact(sentence: Sentence, token: Token) -> Phrase:
    """A token's characters as they stand in the document."""
    return Phrase(token.start, token.end, sentence.text[token.start - sentence.start : token.end - sentence.start])


def judge(sentence: Sentence, trigger: int) -> Verdict:
    """The factuality of the event at a trigger token: the nearest word that says anything but "actual" decides."""
    token = sentence.tokens[trigger]
    own = at_token(sentence, token)
    if own is not None:
        return own
    cues = load_cues()
    lists = load_lists()
    below = token
    for steps, above in enumerate(ancestors(sentence, trigger)):
        if below.dep not in ARGUMENT or steps > 6:
            break
        if below.dep == "prep" and below.lemma in lists["circumstances"]:
            break
        verdict = governing(sentence, below, above)
        if verdict is not None:
            return verdict
        if (
            below.dep in {"relcl", "advcl", "nsubj"}
            and above.pos in {"NOUN", "PROPN", "VERB"}
            and not (below.dep == "nsubj" and below.index == trigger)
        ):
            # What holds of the noun described or of the clause beside does not hold of the description.
            break
        if above.lemma in cues.verbs and below.dep in {"ccomp", "parataxis"}:
            break
        if below.dep == "conj" and above.pos == "VERB":
            shared = at_token(sentence, above, shared=True)
            if shared is not None and not any(c.dep in {"nsubj", "nsubjpass"} for c in children(sentence, below.index)):
                return shared
        elif above.pos in {"VERB", "AUX"} and below.dep in LIGHT:
            light = at_token(sentence, above)
            if light is not None:
                return light
        below = above
    return Verdict("actual", ())


def at_token(sentence: Sentence, token: Token, *, shared: bool = False) -> Verdict | None:
    """What the words right beside a token say: "if", negation, hedging words, modals, a bare "to".

    With `shared` the token is a verb that lends its auxiliaries to one joined to it, and its own "to" does not count.
    """
    kids = children(sentence, token.index)
    found = condition(token, kids) or negation(sentence, token, kids) or beside(kids) or modality(sentence, token, kids)
    if found is None and not shared and token.dep in {"advcl", "acl"} and has_to(kids):
        return Verdict("planned", ())
    return found


def condition(token: Token, kids: Sequence[Token]) -> Verdict | None:
    """An "if" or "unless" before the verb."""
    words = load_lists()["conditions"]
    marks = [c for c in kids if c.dep in {"mark", "advmod"} and c.lemma in words and c.index < token.index]
    return Verdict("conditional", (marks[0].index,)) if marks else None


def negation(sentence: Sentence, token: Token, kids: Sequence[Token]) -> Verdict | None:
    """A negation of the word itself, or "no" and "nobody" in its subject or object."""
    words = load_lists()["negations"]
    for child in kids:
        if child.dep == "neg" or (child.dep in {"det", "advmod", "preconj"} and child.text.lower() in words):
            return Verdict("negated", (child.index,))
    if token.pos not in {"VERB", "AUX"}:
        return None
    for child in kids:
        if child.dep in {"nsubj", "nsubjpass", "dobj"}:
            no = [d for d in children(sentence, child.index, "det") if d.lemma == "no"]
            if no or child.lemma in {"nobody", "none"}:
                return Verdict("negated", (no[0].index if no else child.index,))
    return None


def beside(kids: Sequence[Token]) -> Verdict | None:
    """A hedging adverb or adjective: "reportedly", "alleged", "failed", "planned"."""
    lists = load_lists()
    for child in kids:
        if child.dep in {"advmod", "amod", "acomp", "nmod", "compound"}:
            for key, value in BESIDE:
                if child.text.lower() in lists[key] or (key == "possible_words" and child.lemma in lists[key]):
                    return Verdict(value, (child.index,))
    return None


def modality(sentence: Sentence, token: Token, kids: Sequence[Token]) -> Verdict | None:
    """A modal verb: "may" hedges, "must" plans, "will" and "would" plan or predict, in an "if" sentence they depend."""
    lists = load_lists()
    for child in kids:
        if child.dep not in {"aux", "auxpass"}:
            continue
        lower = child.text.lower()
        if lower in lists["modals_possible"]:
            return Verdict("possible", (child.index,))
        if lower in lists["modals_planned"]:
            return Verdict("planned", (child.index,))
        if lower in lists["modals_future"]:
            return Verdict("conditional" if conditioned(sentence, token) else future(token, kids), (child.index,))
    return None


def has_to(kids: Sequence[Token]) -> bool:
    """Whether a verb is an infinitive with "to"."""
    return any(c.dep == "aux" and c.lemma == "to" for c in kids)


def future(token: Token, kids: Sequence[Token]) -> Factuality:
    """Of those who act "will" tells a plan, of what befalls a prediction."""
    befalls = any(c.dep == "nsubjpass" for c in kids) or token.lemma in load_lists()["befalling"]
    return "predicted" if befalls else "planned"


def conditioned(sentence: Sentence, token: Token) -> bool:
    """Whether an "if" clause hangs on the verb or on the first of the verbs that it is joined to."""
    conditions = load_lists()["conditions"]
    return any(
        mark.lemma in conditions and mark.dep in {"mark", "advmod"}
        for verb in {token.index, first_conjunct(sentence, token.index)}
        for clause in children(sentence, verb, "advcl")
        for mark in children(sentence, clause.index)
    )


def governing(sentence: Sentence, below: Token, above: Token) -> Verdict | None:
    """What a word above the event says of it: "failed to", "plans to", "threat of", "prevented"."""
    if below.dep in CONTENT:
        infinitive = below.dep == "xcomp" or has_to(children(sentence, below.index))
        value = by_word(below, above, infinitive)
        if value is not None:
            return Verdict(value, (above.index,))
    if below.dep == "nsubj" and above.lemma in {"fail", "loom"}:
        return Verdict("failed" if above.lemma == "fail" else "predicted", (above.index,))
    return None


def by_word(below: Token, above: Token, infinitive: bool) -> Factuality | None:
    """The factuality that a governing word gives to its content."""
    lists = load_lists()
    lemma, lower, noun = above.lemma, above.text.lower(), above.pos == "NOUN"
    rules: tuple[tuple[Factuality, bool], ...] = (
        ("failed", lemma in lists["failed"] or lower in lists["failed_words"]),
        ("attempted", (infinitive and lemma in lists["attempted"]) or (noun and lemma in lists["attempted_nouns"])),
        ("planned", infinitive and lemma in lists["planned"]),
        (
            "planned",
            noun
            and lemma in lists["planned_nouns"]
            and below.dep in {"prep", "acl"}
            and below.lemma not in {"by", "from"},
        ),
        (
            "planned",
            above.pos == "VERB"
            and lemma in lists["planned_objects"]
            and (below.dep in {"dobj", "ccomp"} or (below.dep == "prep" and below.lemma in {"for", "on"})),
        ),
        ("predicted", lemma in lists["predicted"]),
        ("possible", lemma in lists["possible"] and below.dep in {"ccomp", "xcomp", "dobj"}),
        ("possible", lemma in lists["possible_nouns"]),
        (
            "negated",
            lemma in lists["negated"]
            and above.pos in {"VERB", "ADP"}
            and below.dep in {"dobj", "xcomp", "ccomp", "pcomp", "prep"},
        ),
    )
    return next((value for value, holds in rules if holds), None)
