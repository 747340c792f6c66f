"""Factuality: what the words say of the event, in the eyes of the innermost speaker."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from reportedly.attribute.cues import load_cues
from reportedly.lexicon import load_words, strings
from reportedly.records import Claim, Factuality, Phrase
from reportedly.sentences import Sentence, Token
from reportedly.syntax import ancestors, children, first_conjunct, head_within

KEYS = (
    "possible_words", "predicted_words", "planned_words", "failed_words", "attempted_words", "attempted", "failed", "planned", "predicted",
    "possible", "negated", "modals_possible", "modals_planned", "modals_future", "modals_conditional", "conditions", "negations", "circumstances",
)  # fmt: skip
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
    return {key: frozenset(strings(words, key, "factuality.yml")) for key in KEYS}


def add_factuality(
    sentences: Sequence[Sentence], claims: Sequence[Claim], given: frozenset[int] = frozenset()
) -> tuple[Claim, ...]:
    """The claims with factuality and hedges; claims whose index is in `given` keep what their extractor said."""
    by_start = {s.start: s for s in sentences}
    found = []
    for n, claim in enumerate(claims):
        sentence = by_start.get(claim.sentence.start)
        if sentence is None or n in given:
            found.append(claim)
            continue
        trigger = head_within(sentence, claim.trigger.start, claim.trigger.end) or 0
        verdict = judge(sentence, trigger)
        value = verdict.value
        if claim.voice and claim.voice[-1].stance == "denies":
            value = "negated"
        hedges = tuple(
            Phrase(sentence.tokens[i].start, sentence.tokens[i].end, sentence.tokens[i].text) for i in verdict.words
        )
        found.append(replace(claim, factuality=value, hedges=hedges))
    return tuple(found)


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
        verdict = governing(sentence, below, above, trigger)
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
        elif above.pos in {"VERB", "AUX"} and below.dep in {
            "dobj",
            "nsubjpass",
            "nsubj",
            "xcomp",
            "attr",
            "prep",
            "pobj",
        }:
            light = at_token(sentence, above)
            if light is not None:
                return light
        below = above
    return Verdict("actual", ())


def at_token(sentence: Sentence, token: Token, *, shared: bool = False) -> Verdict | None:
    """What the words right beside a token say: modals, negation, hedging adverbs, adjectives of an event noun, "if"."""
    lists = load_lists()
    kids = children(sentence, token.index)
    marks = [
        c for c in kids if c.dep in {"mark", "advmod"} and c.lemma in lists["conditions"] and c.index < token.index
    ]
    if marks:
        return Verdict("conditional", (marks[0].index,))
    for child in kids:
        lower = child.text.lower()
        if child.dep == "neg" or (child.dep in {"det", "advmod", "preconj"} and lower in lists["negations"]):
            return Verdict("negated", (child.index,))
    subject = [
        c
        for c in kids
        if c.dep in {"nsubj", "nsubjpass", "dobj"}
        and (
            c.lemma in {"nobody", "none"}
            or any(d.lemma == "no" and d.dep == "det" for d in children(sentence, c.index))
        )
    ]
    if subject and token.pos in {"VERB", "AUX"}:
        return Verdict("negated", (subject[0].index,))
    for child in kids:
        lower = child.text.lower()
        if child.dep in {"advmod", "amod", "acomp", "nmod", "compound"}:
            for key, value in (
                ("possible_words", "possible"),
                ("failed_words", "failed"),
                ("attempted_words", "attempted"),
                ("planned_words", "planned"),
                ("predicted_words", "predicted"),
            ):
                if lower in lists[key] or (key == "possible_words" and child.lemma in lists[key]):
                    return Verdict(value, (child.index,))  # type: ignore[arg-type]
    for child in kids:
        lower = child.text.lower()
        if child.dep in {"aux", "auxpass"}:
            if lower in lists["modals_possible"]:
                return Verdict("possible", (child.index,))
            if lower in lists["modals_planned"]:
                return Verdict("planned", (child.index,))
            if lower in lists["modals_future"]:
                return Verdict(
                    "conditional" if conditioned(sentence, token) else future(sentence, token), (child.index,)
                )
            if lower in lists["modals_conditional"]:
                return Verdict(
                    "conditional" if conditioned(sentence, token) else future(sentence, token), (child.index,)
                )
    if not shared and any(c.dep == "aux" and c.lemma == "to" for c in kids) and token.dep in {"advcl", "acl", "relcl"}:
        return None if token.dep == "relcl" else Verdict("planned", ())
    return None


def future(sentence: Sentence, token: Token) -> Factuality:
    """ "Will": planned by those who act, predicted of what befalls."""
    kids = children(sentence, token.index)
    if any(c.dep in {"nsubjpass"} for c in kids) or token.lemma in {
        "die",
        "fall",
        "collapse",
        "explode",
        "suffer",
        "fail",
        "lose",
        "continue",
    }:
        return "predicted"
    return "planned"


def conditioned(sentence: Sentence, token: Token) -> bool:
    """Whether an "if" clause hangs on the verb or on the first of the verbs that it is joined to."""
    conditions = load_lists()["conditions"]
    verbs = {token.index, first_conjunct(sentence, token.index)}
    return any(
        c.dep == "advcl"
        and any(m.lemma in conditions and m.dep in {"mark", "advmod"} for m in children(sentence, c.index))
        for c in children(sentence, token.index)
    )


def governing(sentence: Sentence, below: Token, above: Token, trigger: int) -> Verdict | None:
    """What a word above the event says of it: "failed to", "plans to", "threat of", "prevented"."""
    lists = load_lists()
    lemma, lower = above.lemma, above.text.lower()
    if below.dep in {"xcomp", "ccomp", "dobj", "pcomp", "acl", "prep", "pobj", "nsubjpass", "oprd", "acomp"}:
        infinitive = below.dep == "xcomp" or any(
            c.dep == "aux" and c.lemma == "to" for c in children(sentence, below.index)
        )
        if lemma in lists["failed"] or lower in lists["failed_words"] or lower in {"failure", "inability"}:
            return Verdict("failed", (above.index,))
        if infinitive and (lemma in lists["attempted"] or lower in {"attempt", "effort", "bid"}):
            return Verdict("attempted", (above.index,))
        if infinitive and lemma in lists["planned"]:
            return Verdict("planned", (above.index,))
        if lower in {"attempt", "attempts"}:
            return Verdict("attempted", (above.index,))
        if (
            lemma
            in {
                "plan",
                "preparation",
                "intention",
                "threat",
                "call",
                "demand",
                "order",
                "promise",
                "pledge",
                "proposal",
                "readiness",
                "request",
                "goal",
                "aim",
            }
            and above.pos == "NOUN"
            and below.dep in {"prep", "acl"}
            and below.lemma not in {"by", "from"}
        ):
            return Verdict("planned", (above.index,))
        if (
            lemma
            in {
                "plan",
                "threaten",
                "propose",
                "order",
                "demand",
                "urge",
                "prepare",
                "call",
                "seek",
                "consider",
                "schedule",
            }
            and above.pos == "VERB"
            and below.dep in {"dobj", "prep", "ccomp"}
            and (below.dep != "prep" or below.lemma in {"for", "on"})
        ):
            return Verdict("planned", (above.index,))
        if lemma in lists["predicted"]:
            return Verdict("predicted", (above.index,))
        if lemma in lists["possible"] and below.dep in {"ccomp", "xcomp", "dobj"}:
            return Verdict("possible", (above.index,))
        if lemma in {
            "possibility",
            "risk",
            "fear",
            "suspicion",
            "allegation",
            "speculation",
            "rumor",
            "rumour",
            "likelihood",
        }:
            return Verdict("possible", (above.index,))
        if (
            lemma in lists["negated"]
            and below.dep in {"dobj", "xcomp", "ccomp", "pcomp", "prep"}
            and above.pos in {"VERB", "ADP"}
        ):
            return Verdict("negated", (above.index,))
    if below.dep == "nsubj" and lemma in {"fail", "loom"}:
        return Verdict("failed" if lemma == "fail" else "predicted", (above.index,))
    if below.dep in {"ccomp"} and lemma in {"likely", "unlikely", "possible"}:
        return Verdict("possible", (above.index,))
    return None
