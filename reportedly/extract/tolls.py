"""Tolls: which figure stands for which casualties of which deed."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from reportedly.extract.arguments import is_passive, objects
from reportedly.extract.merge import Deed
from reportedly.extract.phrases import IsToponym, extent, kind_of
from reportedly.extract.victims import load_casualty_words, victim_status
from reportedly.lexicon import load_words, strings
from reportedly.records import CasualtyKind, VictimStatus
from reportedly.sentences import Quantity, Sentence, Token
from reportedly.syntax import ancestors, children, conjuncts, subtree

MAX_CLIMB = 7
NOMINAL = frozenset(
    {"nsubj", "nsubjpass", "dobj", "attr", "oprd", "acomp", "pobj", "conj", "nummod", "appos", "dep", "npadvmod"}
    | {"prep", "quantmod", "advmod", "pcomp", "ccomp", "xcomp"}
)
INCLUDING = frozenset({"include", "including", "among"})
COUNTED = frozenset(
    {
        "killing",
        "casualties",
        "abduction",
        "displacement",
        "attack",
        "airstrike",
        "shelling",
        "bombing",
        "shooting",
        "chemical",
        "clash",
        "release",
    }
)


@dataclass(frozen=True, slots=True)
class Toll:
    """A casualty figure of a sentence: offsets in the document, bounds, and the token of the word that tells the
    harm.
    """

    start: int
    end: int
    kind: CasualtyKind
    low: int | None
    high: int | None
    victims: str
    status: VictimStatus
    harm: int
    head: int


@cache
def harm_kinds() -> dict[str, CasualtyKind]:
    """Casualty kinds by lemma."""
    either: dict[str, CasualtyKind] = dict.fromkeys(sorted(toll_words("either")), "casualties")
    return {**load_casualty_words(), **either, **dict.fromkeys(sorted(toll_words("gunned")), "killed")}


def find_tolls(sentence: Sentence, deeds: Sequence[Deed], is_toponym: IsToponym) -> dict[int, list[Toll]]:
    """Casualty figures by the index of the deed (in `deeds`) to which each belongs."""
    found: dict[int, list[Toll]] = {}
    taken: set[int] = set()
    for quantity in sentence.quantities:
        if quantity.unit != "count":
            continue
        toll = counted(sentence, quantity, deeds)
        if toll is not None and toll.head not in taken:
            taken.add(toll.head)
            at = owner(sentence, toll, deeds)
            if at is not None and fits(toll, deeds[at], sentence, is_toponym):
                found.setdefault(at, []).append(toll)
    for toll in uncounted(sentence, deeds, is_toponym):
        if toll.head not in taken:
            taken.add(toll.head)
            at = owner(sentence, toll, deeds)
            if at is not None and fits(toll, deeds[at], sentence, is_toponym):
                found.setdefault(at, []).append(toll)
    return {at: sorted(tolls, key=lambda t: t.start) for at, tolls in found.items()}


def fits(toll: Toll, deed: Deed, sentence: Sentence, is_toponym: IsToponym) -> bool:
    """Whether a toll can belong to a deed: the captured are persons of an `abduction`, villages are nobody."""
    if toll.kind == "captured" and deed.trigger.event != "abduction":
        return False
    return kind_of(sentence, toll.head, is_toponym) not in {"place", "thing", "weapon", "time"}


def counted(sentence: Sentence, quantity: Quantity, deeds: Sequence[Deed]) -> Toll | None:
    """The toll that a number stands for, or None where the number counts something else."""
    tokens = sentence.tokens
    start, end = sentence.start + quantity.start, sentence.start + quantity.end
    inside = [t.index for t in tokens if t.start >= start and t.end <= end]
    if not inside:
        return None
    head = noun_of(sentence, inside)
    harm = harm_of(sentence, head, inside[-1], single=quantity.low == quantity.high == 1)
    if harm is None:
        return None
    kind, at = harm
    begin, finish, victims = counted_phrase(sentence, quantity)
    status = victim_status(victims or sentence.text[quantity.start : quantity.end])
    return Toll(begin, finish, kind, quantity.low, quantity.high, victims, status, at, head)


def counted_phrase(sentence: Sentence, quantity: Quantity) -> tuple[int, int, str]:
    """The characters of a number with what it counts (offsets in the document), and the words for what it counts."""
    tokens = sentence.tokens
    start, end = sentence.start + quantity.start, sentence.start + quantity.end
    inside = [t.index for t in tokens if t.start >= start and t.end <= end]
    if not inside:
        return start, end, ""
    head = noun_of(sentence, inside)
    first, last = (head, head) if head in inside else extent(sentence, head)
    for prep in children(sentence, head, "prep"):
        if head in inside and prep.lemma == "of" and prep.index == last + 1:
            last = extent(sentence, head)[1]
    begin = min(start, tokens[first].start if first > inside[0] else start)
    finish = max(end, tokens[last].end)
    return begin, finish, sentence.text[end - sentence.start : finish - sentence.start].strip()


def noun_of(sentence: Sentence, inside: Sequence[int]) -> int:
    """The noun that a number counts: the number itself where it stands alone."""
    tokens = sentence.tokens
    last = inside[-1]
    for i in reversed(inside):
        if (
            tokens[i].dep in {"nummod", "amod", "quantmod", "compound", "det", "advmod"}
            and tokens[i].head not in inside
            and tokens[i].head > i
        ):
            return tokens[i].head
    for i in inside:
        if tokens[i].head not in inside or tokens[i].head == i:
            last = i
    # "dozens of civilians": what is counted stands below "of".
    for prep in children(sentence, last, "prep"):
        if prep.lemma == "of":
            return last
    return last


def harm_of(sentence: Sentence, head: int, number: int, *, single: bool) -> tuple[CasualtyKind, int] | None:
    """The kind of harm done to the counted, and the token that tells it: beside the noun, the noun, or above it."""
    tokens = sentence.tokens
    kinds = harm_kinds()
    # "Five children and four teachers killed by ...": the participle hangs on the last of those joined.
    for joined in conjuncts(sentence, head):
        for child in children(sentence, joined, "acl", "amod", "relcl", "appos", "acomp"):
            if child.lemma in kinds and child.pos != "NOUN" and (joined == head or child.dep == "acl"):
                return harm_kind(sentence, child), child.index
    if tokens[head].lemma in kinds and tokens[head].pos in {"NOUN", "ADJ", "VERB", "PROPN"} and number <= head:
        return kinds[tokens[head].lemma], head
    at = tokens[head]
    for _ in range(MAX_CLIMB):
        above = tokens[at.head]
        if above is at or at.dep not in NOMINAL:
            return None
        verdict = harm_at(sentence, at.index, above.index)
        if verdict is not None:
            return verdict
        if above.pos in {"VERB", "AUX"}:
            if at.dep in {"nsubj", "nsubjpass", "dobj"}:
                return result_below(sentence, above.index)
            if single:
                # "a" and "one" count in their own clause only: "..., said a doctor" is no toll.
                return None
        at = above
    return None


def harm_kind(sentence: Sentence, word: Token) -> CasualtyKind:
    """The kind that a word of harm tells; of those shot, "shot dead" and "shot and wounded" say which."""
    kinds = harm_kinds()
    if word.lemma not in toll_words("either"):
        return kinds[word.lemma]
    near = sentence.tokens[max(0, word.index - 1) : word.index + 4]
    told = [kinds[t.lemma] for t in near if t.lemma in kinds and t.lemma not in toll_words("either")]
    fatal = any(t.lemma in toll_words("fatal") for t in near)
    return "killed" if fatal else next(iter(told), kinds[word.lemma])


def harm_at(sentence: Sentence, below: int, at: int) -> tuple[CasualtyKind, int] | None:
    """Whether the word at `at` tells a harm done to the phrase at `below`."""
    tokens = sentence.tokens
    kinds = harm_kinds()
    word = tokens[at]
    if word.lemma in kinds and word.pos in {"VERB", "ADJ", "NOUN", "AUX", "PROPN"}:
        if (
            word.pos == "VERB"
            and tokens[below].dep == "nsubj"
            and not is_passive(sentence, at)
            and word.tag != "VBN"
            and word.lemma not in toll_words("suffered")
        ):
            return None
        if (
            word.pos == "VERB"
            and tokens[below].dep in {"prep", "npadvmod", "advmod"}
            and tokens[below].lemma not in INCLUDING
        ):
            return None
        return harm_kind(sentence, word), at
    if word.lemma == "life" and tokens[word.head].lemma in toll_words("taking_lives"):
        return "killed", word.head
    subject = [c for c in children(sentence, at, "nsubj", "nsubjpass") if c.lemma in toll_words("toll_nouns")]
    if subject and word.pos in {"VERB", "AUX"}:
        return toll_kind(sentence, subject[0].index), subject[0].index
    if word.lemma in {"toll"} and word.pos == "NOUN":
        return toll_kind(sentence, at), at
    return None


def toll_kind(sentence: Sentence, index: int) -> CasualtyKind:
    """The kind that a toll counts: killed in "death toll" and "number of dead", wounded in "toll of wounded"."""
    kinds = harm_kinds()
    for i in subtree(sentence, index):
        lemma = sentence.tokens[i].lemma
        if lemma in kinds and lemma not in {"casualty", "toll"} and kinds[lemma] != "casualties":
            return kinds[lemma]
    return "casualties" if sentence.tokens[index].lemma == "casualty" else "killed"


def result_below(sentence: Sentence, verb: int) -> tuple[CasualtyKind, int] | None:
    """The result that stands beside the object, under the verb: "leaving 62 soldiers dead"."""
    kinds = harm_kinds()
    for child in children(sentence, verb, "oprd", "acomp", "xcomp", "ccomp", "advcl", "acl", "dep"):
        if (
            child.lemma in kinds
            and child.tag in {"VBN", "JJ", "VBD", "NN"}
            and sentence.tokens[verb].lemma in toll_words("resulting")
        ):
            return kinds[child.lemma], child.index
    return None


def uncounted(sentence: Sentence, deeds: Sequence[Deed], is_toponym: IsToponym) -> list[Toll]:
    """One person, named or with "a": a toll of one without a number."""
    tokens = sentence.tokens
    kinds = harm_kinds()
    found = []
    for token in tokens:
        if token.lemma not in kinds or token.pos not in {"VERB"}:
            continue
        if kinds[token.lemma] == "displaced":
            # A name that flees is a force as often as a person; only counted flight is a figure.
            continue
        heads = objects(sentence, token.index)
        if token.lemma in toll_words("suffered") and not is_passive(sentence, token.index):
            heads = [i for c in children(sentence, token.index, "nsubj") for i in conjuncts(sentence, c.index)]
        for head in heads:
            if is_single_person(sentence, head, is_toponym):
                first, last = extent(sentence, head)
                for child in children(sentence, head, "det"):
                    first = min(first, child.index)
                victims = sentence.text[tokens[first].start - sentence.start : tokens[last].end - sentence.start]
                found.append(
                    Toll(
                        tokens[first].start,
                        tokens[last].end,
                        harm_kind(sentence, token),
                        1,
                        1,
                        victims,
                        victim_status(tokens[head].lemma),
                        token.index,
                        head,
                    )
                )
    return found


def is_single_person(sentence: Sentence, head: int, is_toponym: IsToponym) -> bool:
    """Whether a phrase names exactly one person."""
    token = sentence.tokens[head]
    if token.tag == "NNP":
        return kind_of(sentence, head, is_toponym) == "name" and not token.text.isupper()
    if token.tag != "NN" or token.lemma in toll_words("collective"):
        return False
    if kind_of(sentence, head, is_toponym) not in {"person", "force"} and token.lemma not in toll_words("single"):
        return False
    return any(
        c.dep in {"det", "poss", "amod"} and c.lemma in {"a", "an", "another", "one", "the"}
        for c in children(sentence, head)
    ) or any(c.dep == "poss" for c in children(sentence, head))


@cache
def toll_words(key: str) -> frozenset[str]:
    """One of the word lists of `tolls.yml`."""
    return frozenset(strings(load_words("tolls"), key, "tolls.yml"))


def owner(sentence: Sentence, toll: Toll, deeds: Sequence[Deed]) -> int | None:
    """The deed to which a toll belongs: the one that holds its word of harm, else the nearest above, else the
    nearest.
    """
    for n, deed in enumerate(deeds):
        if toll.harm in deed.tokens:
            return n
    for above in ancestors(sentence, toll.harm):
        for n, deed in enumerate(deeds):
            if above.index in deed.tokens and deed.trigger.event in COUNTED:
                return n
    near = [(abs(deed.trigger.index - toll.harm), n) for n, deed in enumerate(deeds) if deed.trigger.event in COUNTED]
    return min(near)[1] if near else None
