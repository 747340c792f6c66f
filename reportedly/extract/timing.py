"""Which time expression of a sentence goes with which deed."""

from collections.abc import Sequence

from reportedly.extract.merge import Deed
from reportedly.moments import TimeExpression
from reportedly.sentences import Sentence
from reportedly.syntax import ancestors, children, head_within


def assign_times(
    sentence: Sentence, deeds: Sequence[Deed], times: Sequence[TimeExpression]
) -> dict[int, TimeExpression]:
    """Time expressions by the index of the deed (in `deeds`) whose time they give.

    An expression belongs to the deed above it in the tree; one that hangs on a clause of no deed of its own ("... on
    Sunday,
    the group said") belongs to the deeds that this clause holds, unless they have a time of their own.
    """
    found: dict[int, TimeExpression] = {}
    loose: list[tuple[int, TimeExpression]] = []
    for time in times:
        head = head_within(sentence, sentence.start + time.start, sentence.start + time.end)
        if head is None:
            continue
        owner = deed_above(sentence, head, deeds)
        if owner is None:
            loose.append((head, time))
        else:
            found.setdefault(owner, time)
    for head, time in loose:
        for n, deed in enumerate(deeds):
            if n not in found and shares_clause(sentence, head, deed.trigger.index):
                found[n] = time
    return found


def deed_above(sentence: Sentence, index: int, deeds: Sequence[Deed]) -> int | None:
    """The nearest deed at or above a token, not beyond a clause of its own."""
    for above in (sentence.tokens[index], *ancestors(sentence, index)):
        for n, deed in enumerate(deeds):
            if above.index in deed.tokens:
                return n
        if above.pos == "VERB" and above.dep in {"ROOT", "ccomp", "relcl", "advcl"}:
            # A light verb passes its time on to the event noun below it.
            for child in children(sentence, above.index, "dobj", "nsubjpass", "nsubj", "attr", "xcomp"):
                for n, deed in enumerate(deeds):
                    if child.index in deed.tokens:
                        return n
            return None
    return None


def shares_clause(sentence: Sentence, head: int, trigger: int) -> bool:
    """Whether the clause of the time expression is above the trigger without a finite clause between them."""
    clause = next((a.index for a in ancestors(sentence, head) if a.pos in {"VERB", "AUX"}), None)
    if clause is None:
        return True
    for above in (sentence.tokens[trigger], *ancestors(sentence, trigger)):
        if above.index == clause:
            return True
        if above.dep in {"ccomp", "relcl", "advcl", "acl"}:
            return False
    return False
