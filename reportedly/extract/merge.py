"""From triggers to deeds: several words that tell one event become one.

"Air strikes killed 12" and "a bomb exploded, wounding five" tell one event each: words of outcome join the deed that
stands nearest in the tree, light verbs join their noun ("launched an offensive").
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from reportedly.extract.arguments import grammatical_subjects, objects
from reportedly.extract.triggers import Trigger
from reportedly.lexicon import load_words, strings
from reportedly.sentences import Sentence
from reportedly.syntax import ancestors, children, conjuncts, first_conjunct, subtree

VIOLENT = frozenset({"attack", "airstrike", "shelling", "bombing", "shooting", "chemical", "clash"})
# Deeds that can take a toll of their own when it hangs on them ("killed when a helicopter was downed").
CIRCUMSTANCE_REACH = 6
DEEDS = frozenset({"destruction", "repel"})
GENERIC = frozenset({"attack", "killing", "casualties"})
UPWARD = frozenset(
    {
        "advcl",
        "acl",
        "relcl",
        "conj",
        "xcomp",
        "prep",
        "pobj",
        "pcomp",
        "dep",
        "dobj",
        "parataxis",
        "npadvmod",
        "ccomp",
        "appos",
        "oprd",
        "acomp",
        "advmod",
        "amod",
    }
)


@cache
def merging_words(key: str) -> frozenset[str]:
    """One of the word lists of `merging.yml`."""
    return frozenset(strings(load_words("merging"), key, "merging.yml"))


@dataclass(frozen=True, slots=True)
class Deed:
    """One event of a sentence: its leading trigger, and the tokens of the words that joined it."""

    trigger: Trigger
    joined: tuple[int, ...] = ()

    @property
    def tokens(self) -> tuple[int, ...]:
        """All tokens of the deed, the leading one first."""
        return (self.trigger.index, *self.joined)


def merge(sentence: Sentence, triggers: Sequence[Trigger]) -> list[Deed]:
    """Deeds of a sentence in order of the text, each trigger in exactly one of them."""
    by_index = {t.index: t for t in triggers}
    host = {t.index: found for t in triggers if (found := find_host(sentence, t, by_index)) is not None}
    for index in list(host):
        # A chain of hosts ends at its last; a circle is cut where it was closed.
        seen = {index}
        while host[index] in host and host[index] not in seen:
            seen.add(host[index])
            host[index] = host[host[index]]
        if host[index] in seen:
            del host[index]
    deeds: dict[int, Deed] = {t.index: Deed(t) for t in triggers if t.index not in host}
    for index, at in sorted(host.items()):
        if at in deeds:
            deeds[at] = join(deeds[at], by_index[index])
        else:
            deeds[index] = Deed(by_index[index])
    return [deeds[i] for i in sorted(deeds)]


def join(deed: Deed, guest: Trigger) -> Deed:
    """The deed with a guest's token, and with the guest's type where that is more specific."""
    lead = deed.trigger
    if lead.event in GENERIC and guest.event in VIOLENT and guest.event != "attack":
        lead = replace(lead, event=guest.event, means=guest.means)
    elif lead.event == "casualties" and guest.event == "killing":
        lead = replace(lead, event="killing")
    return Deed(lead, (*deed.joined, guest.index))


def find_host(sentence: Sentence, trigger: Trigger, by_index: dict[int, Trigger]) -> int | None:
    """The index of the trigger that `trigger` joins, or None where it tells an event of its own."""
    if sentence.tokens[trigger.index].pos in {"VERB", "AUX"}:
        noun = object_host(sentence, trigger, by_index)
        if noun is None:
            noun = subject_host(sentence, trigger, by_index)
        if noun is None and trigger.event in VIOLENT and not trigger.toll:
            noun = means_host(sentence, trigger, by_index)
        if noun is not None:
            return noun
    else:
        above = sentence.tokens[trigger.index].head
        if trigger.event in VIOLENT and above in by_index and by_index[above].event == "repel":
            # "Repelled an attack by X on Y" tells one event; X is whom it is done to.
            return above
    if not trigger.toll:
        return same_clause_host(sentence, trigger, by_index)
    return outcome_host(sentence, trigger, by_index)


def object_host(sentence: Sentence, trigger: Trigger, by_index: dict[int, Trigger]) -> int | None:
    """The event noun that a verb takes as its object: "launched an offensive"."""
    for noun in objects(sentence, trigger.index):
        if noun in by_index and not by_index[noun].toll and same_event(trigger, by_index[noun]):
            return noun
    return None


def subject_host(sentence: Sentence, trigger: Trigger, by_index: dict[int, Trigger]) -> int | None:
    """The event noun that is a verb's subject: "the raids killed", "the death toll rose"."""
    outcome = sentence.tokens[trigger.index].lemma in merging_words("outcomes")
    subjects = grammatical_subjects(sentence, trigger.index)
    for noun in with_contents(sentence, subjects):
        if noun == trigger.index or noun not in by_index or sentence.tokens[noun].pos in {"VERB", "AUX"}:
            continue
        event = by_index[noun].event
        if event == trigger.event == "casualties" and noun in subjects:
            return noun
        if event in VIOLENT and (trigger.toll or trigger.event in VIOLENT or (outcome and event == "airstrike")):
            return noun
    return None


def means_host(sentence: Sentence, trigger: Trigger, by_index: dict[int, Trigger]) -> int | None:
    """The event noun by which a verb's deed is done: "targeted the town with four air strikes"."""
    for i in below(sentence, trigger.index):
        noun = i in by_index and by_index[i].event in VIOLENT and sentence.tokens[i].pos == "NOUN"
        if noun and sentence.tokens[sentence.tokens[i].head].lemma in {"with", "by", "use", "using", "in"}:
            return i
    return None


def with_contents(sentence: Sentence, heads: Sequence[int]) -> list[int]:
    """Heads with the objects of their "of": in "a wave of bombings killed" the bombings act."""
    inner = [
        p.index
        for h in heads
        for c in children(sentence, h, "prep")
        if c.lemma == "of"
        for p in children(sentence, c.index, "pobj")
    ]
    return [*heads, *inner]


def same_clause_host(sentence: Sentence, trigger: Trigger, by_index: dict[int, Trigger]) -> int | None:
    """The trigger right above that tells the same event: "marched to protest", "launched an offensive, targeting X"."""
    token = sentence.tokens[trigger.index]
    if children(sentence, trigger.index, "nsubj", "nsubjpass") or token.dep not in {
        "advcl",
        "xcomp",
        "acl",
        "pobj",
        "dobj",
    }:
        return None
    if token.lemma not in merging_words("same_clause"):
        return None
    for steps, above in enumerate(ancestors(sentence, trigger.index)):
        if above.index in by_index and (
            by_index[above.index].event == trigger.event or {by_index[above.index].event, trigger.event} <= VIOLENT
        ):
            return above.index
        if steps >= 1:
            break
    return None


def same_event(verb: Trigger, noun: Trigger) -> bool:
    """Whether a verb and its object noun can tell one event ("launched air strikes", "took part in clashes")."""
    return (
        verb.event == noun.event
        or (verb.event in VIOLENT and noun.event in VIOLENT)
        or (verb.event == "casualties" and noun.event in {"killing", "casualties"})
    )


def outcome_host(sentence: Sentence, trigger: Trigger, by_index: dict[int, Trigger]) -> int | None:
    """The deed that an outcome ("killing 12", "12 were wounded") belongs to: below it, above it, or beside it."""
    for outcome in conjuncts(sentence, first_conjunct(sentence, trigger.index)):
        # "Six were killed and nine hurt in a raid": the raid hangs on the last of the outcomes.
        for i in below(sentence, outcome):
            if i in by_index and i != trigger.index and by_index[i].event in VIOLENT | DEEDS and not by_index[i].toll:
                return i
    previous = trigger.index
    for steps, above in enumerate(ancestors(sentence, trigger.index)):
        if sentence.tokens[previous].dep not in UPWARD or steps > 5:
            break
        if above.index in by_index and (
            by_index[above.index].event in VIOLENT
            or (by_index[above.index].event in DEEDS and sentence.tokens[trigger.index].tag == "VBG")
            or by_index[above.index].toll
            or by_index[above.index].event in {"killing", "casualties"}
        ):
            return above.index
        for sibling in children(sentence, above.index, "nsubj", "nsubjpass", "dobj"):
            if sibling.index in by_index and by_index[sibling.index].event in VIOLENT and sibling.index < trigger.index:
                return sibling.index
        previous = above.index
    return linear_host(sentence, trigger, by_index)


def linear_host(sentence: Sentence, trigger: Trigger, by_index: dict[int, Trigger]) -> int | None:
    """The deed of an outcome by the order of words alone, where the parse lost the tie.

    "..., killing 12" follows its deed; "12 were killed ... in a raid" stands before it, a word of circumstance between.
    """
    token = sentence.tokens[trigger.index]
    deeds = sorted(i for i, t in by_index.items() if t.event in VIOLENT and not t.toll)
    if token.tag == "VBG":
        return max((i for i in deeds if i < trigger.index), default=None)
    if token.tag not in {"VBN", "VBD", "JJ"} or token.dep in {"relcl", "acl"}:
        return None
    behind = min((i for i in deeds if i > trigger.index), default=None)
    if behind is None:
        return None
    between = [t.lemma for t in sentence.tokens[max(trigger.index + 1, behind - CIRCUMSTANCE_REACH) : behind]]
    return behind if merging_words("circumstances").intersection(between) - {"of", "to", "at", "as", "with"} else None


def is_span(sentence: Sentence, clause: int) -> bool:
    """Whether a clause only sets the time: "12 have died since the army attacked" blames nobody."""
    return any(c.lemma in {"since", "before", "until"} for c in children(sentence, clause, "mark", "advmod", "prep"))


def below(sentence: Sentence, index: int) -> Iterator[int]:
    """Tokens below a trigger that name its circumstance: in "in", "by", "during", "when" and the like, not under its
    object.
    """
    for child in children(sentence, index):
        if child.dep in {"prep", "agent", "advcl", "npadvmod"} or child.lemma in merging_words("circumstances"):
            if child.dep == "advcl" and (child.tag == "VBG" or is_span(sentence, child.index)):
                continue
            for i in subtree(sentence, child.index):
                if i != child.index or child.dep == "advcl":
                    yield i
