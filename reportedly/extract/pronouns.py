"""Pronouns that act or suffer: the nearest fitting name before them, in the sentence or the two before it."""

from collections.abc import Iterator, Sequence

from reportedly.extract.phrases import IsToponym, kind_of
from reportedly.sentences import Sentence, Token
from reportedly.syntax import children

PERSONAL = frozenset({"he", "she", "him", "her", "they", "them", "it"})
PLURAL = frozenset({"they", "them"})
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
NOMINAL = frozenset({"NOUN", "PROPN"})
LOOK_BACK = 2


def antecedent(sentences: Sequence[Sentence], at: int, pronoun: int, is_toponym: IsToponym) -> tuple[int, int] | None:
    """(sentence index, head token) of what a pronoun stands for, or None where nothing fits.

    Subjects come before other phrases, near ones before far ones; number and kind must agree.
    """
    token = sentences[at].tokens[pronoun]
    for n in range(at, max(-1, at - 1 - LOOK_BACK), -1):
        for head in candidates(sentences[n], pronoun if n == at else len(sentences[n].tokens)):
            if agrees(sentences[n], head, token, is_toponym):
                return n, head
    return None


def candidates(sentence: Sentence, before: int) -> Iterator[int]:
    """Heads of noun phrases before a token, subjects first, the nearest first among each."""
    heads = [
        t for t in sentence.tokens[:before] if t.pos in NOMINAL and t.dep not in {"compound", "amod", "nmod", "conj"}
    ]
    for wanted in (True, False):
        for token in reversed(heads):
            if (token.dep in SUBJECTS) == wanted and (wanted or token.dep in {"dobj", "pobj"}):
                yield token.index


def agrees(sentence: Sentence, head: int, pronoun: Token, is_toponym: IsToponym) -> bool:
    """Whether a phrase can be what the pronoun means."""
    token = sentence.tokens[head]
    kind = kind_of(sentence, head, is_toponym)
    if kind == "place":
        # A country that acts is a party: "Russia said it had ...".
        return pronoun.lemma == "it" and token.dep in SUBJECTS and token.pos == "PROPN"
    if kind not in {"person", "force", "name"}:
        return False
    plural = token.tag in {"NNS", "NNPS"} or any(c.dep == "conj" for c in children(sentence, head))
    if pronoun.lemma in PLURAL:
        return plural or kind == "force"
    if pronoun.lemma == "it":
        return not plural and kind in {"force", "name"}
    return not plural and kind in {"person", "name"}
