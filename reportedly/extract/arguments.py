"""Who acts and what is acted on, read off the dependency tree.

Control and sharing follow the usual rules of English: an infinitive takes the subject (or object) of the verb above it,
a coordinated verb shares what it lacks, a relative clause takes its antecedent, a participle the noun that it modifies.
"""

from reportedly.sentences import Sentence
from reportedly.syntax import children, conjuncts

RELATIVES = frozenset({"who", "which", "that", "whom", "what"})
MAX_CLIMB = 6


def is_passive(sentence: Sentence, verb: int) -> bool:
    """Whether the verb's grammatical subject is what is acted on."""
    token = sentence.tokens[verb]
    kids = children(sentence, verb)
    if any(c.dep in {"nsubjpass", "auxpass"} for c in kids):
        return True
    if is_lost_verb(sentence, verb):
        return False
    if any(c.dep in {"nsubj", "dobj", "aux"} for c in kids):
        return False
    if token.tag != "VBN":
        return False
    return (
        token.dep in {"acl", "amod", "advcl"}
        or (token.dep == "conj" and is_passive(sentence, token.head))
        or (token.dep in {"ROOT", "ccomp"} and any(c.dep == "agent" for c in kids))
    )


def is_lost_verb(sentence: Sentence, index: int) -> bool:
    """Whether a participle before a noun must be the verb of the sentence: "The SDF bombed positions of X, killing 15".

    Parsers take it for an adjective there; but a name stands before it, and nothing else in the sentence is finite.
    """
    tokens = sentence.tokens
    token = tokens[index]
    if token.tag not in {"VBD", "VBN"} or token.dep not in {"amod", "compound"} or not 0 < index < token.head:
        return False
    if tokens[index - 1].pos not in {"PROPN", "NOUN"} or tokens[index - 1].head not in {token.head, index}:
        return False
    return not any(t.tag in {"VBD", "VBZ", "VBP", "MD"} and t.index != index for t in tokens)


def subjects(sentence: Sentence, verb: int, climb: int = 0) -> list[int]:
    """Head tokens of those who act, logical subjects: the "by" phrase of a passive, else the subject."""
    if is_passive(sentence, verb):
        return by_phrase(sentence, verb)
    return grammatical_subjects(sentence, verb, climb)


def by_phrase(sentence: Sentence, index: int) -> list[int]:
    """Heads of "by X" below a passive verb or an event noun."""
    found = []
    for child in children(sentence, index):
        if child.dep in {"agent", "prep"} and child.lemma == "by":
            for pobj in children(sentence, child.index, "pobj"):
                found.extend(conjuncts(sentence, pobj.index))
    return found


def grammatical_subjects(sentence: Sentence, verb: int, climb: int = 0) -> list[int]:
    """Head tokens of the grammatical subject, borrowed from the verb above where the verb has none of its own."""
    token = sentence.tokens[verb]
    if is_lost_verb(sentence, verb):
        return [verb - 1]
    own = [c for c in children(sentence, verb) if c.dep in {"nsubj", "nsubjpass", "csubj"}]
    if own:
        found = []
        for subject in own:
            if subject.lemma in RELATIVES and subject.pos in {"PRON", "DET", "SCONJ"} and token.dep == "relcl":
                found.append(token.head)
            else:
                found.extend(conjuncts(sentence, subject.index))
        return found
    if climb >= MAX_CLIMB or token.head == verb:
        return []
    above = sentence.tokens[token.head]
    if token.dep in {"acl", "relcl"} and above.pos in {"NOUN", "PROPN", "PRON", "NUM"}:
        if above.pos == "NOUN" and token.tag == "VB":
            return subjects_of_purpose(sentence, above.index, climb)
        return [above.index]
    if token.dep in {"xcomp", "ccomp", "advcl", "conj", "pcomp", "prep", "dep", "parataxis"}:
        return borrowed(sentence, token.index, above.index, climb)
    return []


def subjects_of_purpose(sentence: Sentence, noun: int, climb: int) -> list[int]:
    """Who acts in an infinitive that hangs on a noun: "attempts by X to", "X's bid to", "X launched an attack to"."""
    found = by_phrase(sentence, noun) + [
        i for c in children(sentence, noun, "poss") for i in conjuncts(sentence, c.index)
    ]
    token = sentence.tokens[noun]
    if not found and token.dep in {"dobj", "pobj"} and token.head != noun:
        verb = sentence.tokens[token.head]
        if verb.pos == "ADP" and verb.head != verb.index:
            verb = sentence.tokens[verb.head]
        if verb.pos in {"VERB", "AUX"}:
            found = grammatical_subjects(sentence, verb.index, climb + 1)
    return found


def borrowed(sentence: Sentence, verb: int, above: int, climb: int) -> list[int]:
    """The subject that `verb` takes from the word above it."""
    tokens = sentence.tokens
    if tokens[above].pos in {"ADP", "SCONJ"} and tokens[above].head != above:
        above = tokens[above].head
    if tokens[above].pos in {"NOUN", "PROPN"}:
        return [above]
    if tokens[above].pos not in {"VERB", "AUX", "ADJ"}:
        return []
    if tokens[verb].dep in {"xcomp", "pcomp"} or tokens[tokens[verb].head].dep == "prep":
        controllers = [i for c in children(sentence, above, "dobj") for i in conjuncts(sentence, c.index)]
        if controllers and tokens[verb].dep != "conj":
            return controllers
    if tokens[verb].dep == "ccomp":
        return []
    if tokens[verb].dep in {"advcl", "pcomp"} and tokens[above].pos == "VERB" and is_passive(sentence, above):
        return subjects(sentence, above, climb + 1)
    return grammatical_subjects(sentence, above, climb + 1)


def objects(sentence: Sentence, verb: int) -> list[int]:
    """Head tokens of what is acted on: the direct object, or the subject of a passive."""
    token = sentence.tokens[verb]
    if is_lost_verb(sentence, verb):
        return [token.head]
    if is_passive(sentence, verb):
        if token.dep == "acl" and not children(sentence, verb, "nsubjpass"):
            return [token.head]
        return grammatical_subjects(sentence, verb)
    found = [i for c in children(sentence, verb, "dobj") for i in conjuncts(sentence, c.index)]
    if not found:
        # An unknown name right behind a verb is often taken for an adverb: "shelled Sirte".
        adverbs = children(sentence, verb, "advmod", "npadvmod")
        found = [i for c in adverbs if c.pos == "PROPN" and c.index == verb + 1 for i in conjuncts(sentence, c.index)]
    if not found:
        for other in children(sentence, verb, "conj"):
            if other.index - verb <= 2:
                found.extend(i for c in children(sentence, other.index, "dobj") for i in conjuncts(sentence, c.index))
    return found


def governed(sentence: Sentence, index: int, prepositions: frozenset[str]) -> list[tuple[int, int]]:
    """(preposition, head of its object) for the given prepositions below token `index`, coordinated objects too."""
    found: list[tuple[int, int]] = []
    for prep in children(sentence, index):
        if prep.dep in {"prep", "agent", "dative"} and prep.lemma in prepositions:
            for pobj in children(sentence, prep.index, "pobj"):
                found.extend((prep.index, i) for i in conjuncts(sentence, pobj.index))
    return found
