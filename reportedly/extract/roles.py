"""Who does it, to whom, and with what."""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from functools import cache

from reportedly.extract.arguments import RELATIVES, by_phrase, governed, is_passive, objects, subjects
from reportedly.extract.merge import Deed
from reportedly.extract.phrases import IsToponym, extent, is_named, kind_of, load_kinds
from reportedly.extract.pronouns import PERSONAL
from reportedly.lexicon import load_words, strings
from reportedly.sentences import Sentence, Token
from reportedly.syntax import ancestors, children, conjuncts, subtree

ON = frozenset({"on", "against", "at", "targeting", "upon", "into"})
MUTUAL = frozenset({"with", "between", "against", "among", "and"})
# Events whose noun takes those who suffer with "of": "the killing of X".
SUFFERED = frozenset(
    {"killing", "destruction", "abduction", "release", "capture", "bombing", "shelling", "airstrike"}
) | {
    "besiege",
    "casualties",
    "deployment",
    "displacement",
}
TWO_SIDED = frozenset({"clash", "negotiation", "agreement"})
LIGHT = frozenset({"dobj", "nsubjpass", "pobj", "conj", "attr", "nsubj"})


@dataclass(frozen=True, slots=True)
class Roles:
    """Token spans (first, last) of a deed's participants."""

    agents: tuple[tuple[int, int], ...]
    targets: tuple[tuple[int, int], ...]
    instruments: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class RoleWords:
    """The word lists of `roles.yml`, by their names there."""

    light_verbs: frozenset[str]
    agent_modifiers: frozenset[str]
    instruments: frozenset[str]
    acting_weapons: frozenset[str]
    things_hit: frozenset[str]
    empty_objects: frozenset[str]
    hitting: frozenset[str]
    speech: frozenset[str]


@cache
def load_role_words() -> RoleWords:
    """The word lists that decide who acts."""
    words = load_words("roles")
    return RoleWords(**{f.name: frozenset(strings(words, f.name, "roles.yml")) for f in fields(RoleWords)})


def find_roles(sentence: Sentence, deed: Deed, is_toponym: IsToponym) -> Roles:
    """Agents, targets and instruments of a deed."""
    event = deed.trigger.event
    acting: list[int] = []
    acted: list[int] = []
    lead_acted: list[int] = []
    for rank, index in enumerate(deed.tokens):
        if sentence.tokens[index].pos in {"NOUN", "PROPN"}:
            more_acting, more_acted = noun_roles(sentence, index, event)
            if event == "repel" and rank:
                more_acting, more_acted = [], more_acting
        else:
            more_acting, more_acted = verb_roles(sentence, index, event)
        acting += (
            [i for i in more_acting if i not in acting and i not in deed.tokens] if rank == 0 or not acting else []
        )
        acted += [i for i in more_acted if i not in acted and i not in deed.tokens]
        if rank == 0:
            lead_acted = list(acted)
    instruments = find_instruments(sentence, deed, acting, acted)
    agents = [
        i
        for i in acting
        if is_participant(sentence, i, is_toponym, event, agent=True)
        and not (i in instruments and sentence.tokens[i].lemma not in load_role_words().acting_weapons)
    ]
    if event in TWO_SIDED:
        # Those whom a fight killed are no side of it, and a deal does not talk.
        sides = [i for i in lead_acted if i not in agents and event != "agreement"]
        agents += [
            i
            for i in sides
            if kind_of(sentence, i, is_toponym) in {"person", "force", "name", "place"}
            and is_participant(sentence, i, is_toponym, event, agent=True)
        ]
        targets: list[int] = []
    else:
        taken = {*agents, *instruments} if event != "displacement" else set(agents)
        targets = [i for i in acted if i not in taken and can_be_target(sentence, i, is_toponym, event)]
        targets += losers(sentence, deed, is_toponym) if event == "capture" else []
    return Roles(
        tuple(extent(sentence, i) for i in sorted(set(agents))),
        tuple(extent(sentence, i) for i in sorted(set(targets))),
        tuple(bare(sentence, i) for i in sorted(set(instruments))),
    )


def bare(sentence: Sentence, head: int) -> tuple[int, int]:
    """A weapon's phrase without its owner ("its snipers" is "snipers")."""
    first, last = extent(sentence, head, of=False)
    owners = {i for c in children(sentence, head, "poss") for i in subtree(sentence, c.index)}
    while first < head and first in owners:
        first += 1
    return first, last


def drives_out(sentence: Sentence, deed: Deed, is_toponym: IsToponym) -> bool:
    """Whether those who lost the place are the object ("expelled X from the town"): then "from" names the place."""
    taken = objects(sentence, deed.trigger.index)
    return any(kind_of(sentence, i, is_toponym) in {"force", "person", "name"} for i in taken)


def losers(sentence: Sentence, deed: Deed, is_toponym: IsToponym) -> list[int]:
    """Whom a place is taken from: "captured three villages from X"; the ends of a road are not meant."""
    taken = objects(sentence, deed.trigger.index)
    if drives_out(sentence, deed, is_toponym) or any(sentence.tokens[i].lemma in load_kinds().roads for i in taken):
        return []
    at = (deed.trigger.index, *taken)
    found = [i for index in at for _, i in governed(sentence, index, frozenset({"from"}))]
    return [i for i in found if is_participant(sentence, i, is_toponym, "capture", agent=True)]


def can_be_target(sentence: Sentence, head: int, is_toponym: IsToponym, event: str) -> bool:
    """Whether a noun can be what an event is done to: who is repelled may be a country, what is fired is no target."""
    words = load_role_words()
    lemma = sentence.tokens[head].lemma
    if event in {"shelling", "airstrike", "bombing", "shooting"} and lemma in words.instruments - words.things_hit:
        return False
    return is_participant(sentence, head, is_toponym, event, agent=event == "repel")


def verb_roles(sentence: Sentence, verb: int, event: str) -> tuple[list[int], list[int]]:
    """Heads of those who act and of what is acted on, for a verb."""
    acting, acted = subjects(sentence, verb), objects(sentence, verb)
    if event in {"displacement", "withdraw"} and is_passive(sentence, verb) and not acting and event == "withdraw":
        acting, acted = acted, []
    if not is_passive(sentence, verb):
        acted = acted + [i for prep, i in governed(sentence, verb, ON) if prep > verb]
    if event in TWO_SIDED:
        acting = acting + [i for _, i in governed(sentence, verb, MUTUAL)]
    if event in {"casualties", "killing"} and sentence.tokens[verb].lemma in {
        "die",
        "perish",
        "dead",
        "suffer",
        "missing",
    }:
        acting, acted = [], acting + ([] if sentence.tokens[verb].lemma == "suffer" else acted)
    if event in {"advance", "withdraw"} and is_passive(sentence, verb):
        acted = acted + acting
    # "X, backed by Y, stormed": Y acts too.
    for head in list(acting):
        for child in children(sentence, head, "acl"):
            if child.lemma in {"back", "support", "accompany", "lead"} and child.tag == "VBN":
                acting += by_phrase(sentence, child.index)
    return acting, acted


def noun_roles(sentence: Sentence, noun: int, event: str) -> tuple[list[int], list[int]]:
    """Heads of those who act and of what is acted on, for an event noun."""
    token = sentence.tokens[noun]
    acting = by_phrase(sentence, noun)
    acted = [i for _, i in governed(sentence, noun, ON)]
    more_acting, more_acted = complements(sentence, noun, event)
    acting += more_acting
    acted += more_acted
    words = load_role_words()
    # "A battle that killed 300": the dead are no side of it.
    describing = words.light_verbs if event in TWO_SIDED else words.light_verbs | words.hitting
    for child in children(sentence, noun):
        if child.dep == "poss":
            acting += conjuncts(sentence, child.index)
        elif child.dep in {"compound", "amod", "nmod"} and modifies_as_agent(child):
            acting.append(child.index)
        elif child.dep in {"acl", "relcl"} and child.lemma in describing:
            more_acting, more_acted = verb_roles(sentence, child.index, event)
            acting += [i for i in more_acting if i != noun]
            acted += [i for i in more_acted if i != noun]
    if not acting:
        acting += lent_subjects(sentence, noun)
    above = sentence.tokens[token.head]
    if token.dep in LIGHT and above.lemma in load_role_words().light_verbs:
        acted += [i for _, i in governed(sentence, above.index, ON) if i != noun]
    if event == "clash" and len(acting) < 2:
        acting += [i for i in clause_subjects(sentence, noun) if i not in acting and i != noun]
    if above.lemma in load_role_words().hitting and token.dep == "nsubj":
        acted += objects(sentence, above.index)
    return acting, acted


def complements(sentence: Sentence, noun: int, event: str) -> tuple[list[int], list[int]]:
    """Heads of those who act and of what is acted on in the phrases that an event noun takes by its type."""
    of = [i for _, i in governed(sentence, noun, frozenset({"of"}))]
    if event in TWO_SIDED:
        return [i for _, i in governed(sentence, noun, MUTUAL)], []
    if event in {"withdraw", "advance"}:
        return of, []
    if event == "destruction":
        # "Causing damage to houses": the phrase may hang on the verb.
        above = sentence.tokens[noun].head
        return [], of + [i for at in (noun, above) for _, i in governed(sentence, at, frozenset({"to"}))]
    return [], of if event in SUFFERED else []


def lent_subjects(sentence: Sentence, noun: int) -> list[int]:
    """Who acts through an event noun by the verb above it: "launched a raid", "claimed responsibility for the raid"."""
    token = sentence.tokens[noun]
    above = sentence.tokens[token.head]
    outer = sentence.tokens[above.head]
    lenders: list[int] = []
    if above.pos == "VERB" and above.lemma in load_role_words().light_verbs and token.dep in LIGHT:
        lenders = subjects(sentence, above.index)
    elif above.pos == "ADP" and outer.lemma in {"responsibility", "credit"}:
        lenders = subjects(sentence, outer.head)
    elif (
        above.lemma in {"for", "in", "with", "to"}
        and token.dep == "pobj"
        and outer.lemma in load_role_words().light_verbs
    ):
        lenders = subjects(sentence, outer.index)
    elif above.lemma == "of" and outer.pos == "NOUN":
        # "the launch of an offensive by X": the outer noun's roles serve.
        lenders = by_phrase(sentence, outer.index)
        if outer.dep in LIGHT and sentence.tokens[outer.head].pos == "VERB":
            lenders = lenders + subjects(sentence, outer.head)
    return [i for i in lenders if i not in {noun, outer.index}]


def clause_subjects(sentence: Sentence, noun: int) -> list[int]:
    """Who acts in the clause in which an event noun stands as a circumstance ("after firefights with X, the troops
    ...").
    """
    previous = sentence.tokens[noun]
    for above in ancestors(sentence, noun):
        if above.pos == "VERB":
            return (
                subjects(sentence, above.index)
                if previous.dep == "prep" and above.lemma not in load_role_words().speech
                else []
            )
        previous = above
    return []


def modifies_as_agent(token: Token) -> bool:
    """Whether a noun's modifier names who acts: "Russian raids", "US-led strikes", "regime shelling"."""
    if token.pos == "PROPN":
        return not token.text.isdigit()
    lower = token.text.lower()
    return (
        lower.endswith("-led")
        or lower in load_role_words().agent_modifiers
        or (
            token.pos == "ADJ"
            and token.text[:1].isupper()
            and lower.endswith(("ian", "ish", "ese", "can", "eli", "aqi", "eni", "ench", "urdish", "ani", "ech"))
        )
    )


def is_participant(sentence: Sentence, head: int, is_toponym: IsToponym, event: str, *, agent: bool) -> bool:
    """Whether a noun can be listed as a participant: no time, no relative pronoun, no named place as target."""
    token = sentence.tokens[head]
    if token.lemma in RELATIVES or token.pos in {"PUNCT", "ADP", "SYM", "DET", "SCONJ"} or token.text in {"%", "$"}:
        return False
    kind = kind_of(sentence, head, is_toponym)
    if kind == "time" or (token.pos == "PRON" and token.lemma not in PERSONAL | {"we", "i"}):
        return False
    if token.pos == "NUM" and not any(c.lemma == "of" for c in children(sentence, head, "prep")):
        return False
    if token.lemma in load_role_words().empty_objects or not any(c.isalnum() for c in token.text):
        return False
    if agent or kind != "place":
        return True
    return not is_named(sentence, head) and event not in {"capture", "advance", "withdraw", "besiege"}


def find_instruments(sentence: Sentence, deed: Deed, acting: Iterable[int], acted: Iterable[int]) -> list[int]:
    """Heads of weapons named in the deed's own phrases."""
    weapons = load_role_words().instruments
    found = [
        i
        for i in (
            *acting,
            *(a for a in acted if deed.trigger.event in {"shelling", "airstrike", "chemical", "bombing"}),
        )
        if sentence.tokens[i].lemma in weapons and sentence.tokens[i].lemma not in load_role_words().things_hit
    ]
    for index in deed.tokens:
        found += [c.index for c in children(sentence, index, "compound", "nmod", "amod") if c.lemma in weapons]
        found += [
            i
            for _, i in governed(sentence, index, frozenset({"with", "by", "of", "in"}))
            if sentence.tokens[i].lemma in weapons
        ]
        for child in children(sentence, index, "advcl", "xcomp", "acl"):
            if child.lemma in {"use", "employ"}:
                found += [i for i in objects(sentence, child.index) if sentence.tokens[i].lemma in weapons]
        if sentence.tokens[index].lemma in {"use", "drop", "fire", "launch", "detonate", "explode"}:
            found += [
                i
                for i in (*objects(sentence, index), *subjects(sentence, index))
                if sentence.tokens[i].lemma in weapons
            ]
    return sorted(set(found) - set(deed.tokens))
