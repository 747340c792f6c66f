"""Who speaks: the phrase of a speaker by a cue, with title and name."""

from dataclasses import dataclass

from reportedly.attribute.cues import load_cues
from reportedly.records import Stance
from reportedly.sentences import Sentence, Token
from reportedly.syntax import children, conjuncts, subtree


@dataclass(frozen=True, slots=True)
class Link:
    """A speaker (token span, None = nobody named), the cue's token and its stance."""

    speaker: tuple[int, int] | None
    cue: int
    stance: Stance


def speaker_of(sentence: Sentence, cue: Token) -> tuple[int, int] | None:
    """The speaker of a cue verb: its subject, or the "by" phrase of a passive; borrowed from the verb above if it has
    none.
    """
    for hops in range(4):
        kids = children(sentence, cue.index)
        if any(c.dep in {"nsubjpass", "auxpass"} for c in kids):
            for child in kids:
                if child.dep == "agent":
                    for pobj in children(sentence, child.index, "pobj"):
                        return speaker_extent(sentence, pobj.index)
            return None
        for child in kids:
            if child.dep == "nsubj":
                if child.lemma in {"who", "which", "that"} and cue.dep == "relcl":
                    return speaker_extent(sentence, cue.head)
                return speaker_extent(sentence, child.index)
        head = sentence.tokens[cue.head]
        if head.index == cue.index or hops == 3 or cue.dep not in {"conj", "advcl", "xcomp", "acl", "relcl"}:
            return None
        if cue.dep in {"acl", "relcl"} and head.pos in {"NOUN", "PROPN"}:
            issuer = sentence.tokens[head.head]
            if head.dep == "dobj" and issuer.lemma in load_cues().issuing:
                cue = issuer
                continue
            return speaker_extent(sentence, head.index)
        cue = head
    return None


def speaker_extent(sentence: Sentence, head: int) -> tuple[int, int]:
    """The speaker's phrase with title and name, both of two joined by "and", without article, apposition or relative
    clause.
    """
    tokens = sentence.tokens
    keep = {head}
    for child in children(sentence, head):
        if child.index < head and child.dep in {"compound", "amod", "nmod", "nummod", "poss", "quantmod"}:
            keep.update(i for i in subtree(sentence, child.index) if i < head)
        elif (
            child.dep == "prep"
            and child.lemma in {"of", "for", "in", "at", "from"}
            and child.index > head
            and tokens[head].pos in {"NOUN", "PROPN"}
        ):
            below = subtree(sentence, child.index)
            if (
                len(below) <= 6
                and not children(sentence, child.index, "pcomp")
                and not any(tokens[i].dep in {"relcl", "appos"} for i in below)
                and child.index == max(keep) + 1
            ):
                keep.update(below)
    others = [i for i in conjuncts(sentence, head) if i != head]
    if others and len(others) == 1 and others[0] - head <= 4:
        keep.add(others[0])
    first, last = min(keep), max(keep)
    while first < last and tokens[first].pos in {"DET", "PUNCT"}:
        first += 1
    while last > first and tokens[last].pos in {"PUNCT", "ADP"}:
        last -= 1
    return first, last


def according(sentence: Sentence, word: Token) -> list[Link]:
    """The speakers of "according to X"."""
    for prep in children(sentence, word.index, "prep"):
        for pobj in children(sentence, prep.index, "pobj"):
            return [Link(report_source(sentence, pobj.index), word.index, "says")]
    for pobj in children(sentence, word.index, "pobj"):
        return [Link(report_source(sentence, pobj.index), word.index, "says")]
    return []


def report_source(sentence: Sentence, head: int) -> tuple[int, int]:
    """Who speaks in "a statement from X" or "a report by X": X; else the phrase itself."""
    if sentence.tokens[head].lemma in {"statement", "report", "figure", "toll", "count", "tally"}:
        for prep in children(sentence, head, "prep"):
            if prep.lemma in {"by", "from", "of"}:
                for pobj in children(sentence, prep.index, "pobj"):
                    return speaker_extent(sentence, pobj.index)
    return speaker_extent(sentence, head)
