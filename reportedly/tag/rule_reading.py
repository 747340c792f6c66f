"""What the rules read around triggers that somebody else may have chosen."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from reportedly.attribute.factuality import add_factuality
from reportedly.attribute.voices import add_voices
from reportedly.extract.ground import as_claim
from reportedly.extract.merge import Deed
from reportedly.extract.phrases import IsToponym
from reportedly.extract.rules import drafts_of, find_deeds
from reportedly.extract.triggers import Trigger
from reportedly.records import Claim
from reportedly.sentences import Sentence
from reportedly.syntax import head_within


@dataclass(frozen=True, slots=True)
class Pick:
    """A trigger: the words `first` to `last` of the sentence at index `at`, and its event type."""

    at: int
    first: int
    last: int
    event: str


def find_all_deeds(sentences: Sequence[Sentence], is_toponym: IsToponym) -> list[list[Deed]]:
    """The deeds that rules find, sentence by sentence."""
    return [find_deeds(sentence, is_toponym) for sentence in sentences]


def read_around(
    text: str,
    sentences: Sequence[Sentence],
    quoted: Sequence[tuple[int, int]],
    deeds: Sequence[Sequence[Deed]],
    picks: Sequence[Pick],
    is_toponym: IsToponym,
) -> list[Claim]:
    """One claim for each pick, in their order, with all that rules read around it."""
    by_sentence: dict[int, list[int]] = {}
    for n, pick in enumerate(picks):
        by_sentence.setdefault(pick.at, []).append(n)
    claims: dict[int, Claim] = {}
    for at, numbers in by_sentence.items():
        chosen = deeds_at(sentences[at], deeds[at], [picks[n] for n in numbers])
        for n, draft in zip(numbers, drafts_of(text, sentences, at, chosen, is_toponym), strict=True):
            claim = as_claim(text, draft)
            tokens = sentences[at].tokens
            start, end = tokens[picks[n].first].start, tokens[picks[n].last].end
            claims[n] = replace(claim, trigger=replace(claim.trigger, start=start, end=end, text=text[start:end]))
    found = add_voices(text, quoted, sentences, [claims[n] for n in range(len(picks))])
    return list(add_factuality(sentences, found))


def deeds_at(sentence: Sentence, deeds: Sequence[Deed], picks: Sequence[Pick]) -> list[Deed]:
    """A deed for each pick: that of the rules which holds one of its words, with the type picked, else a new one."""
    taken: set[int] = set()
    found = []
    for pick in picks:
        span = range(pick.first, pick.last + 1)
        at = next((n for n, deed in enumerate(deeds) if n not in taken and set(deed.tokens) & set(span)), None)
        if at is None:
            start, end = sentence.tokens[pick.first].start, sentence.tokens[pick.last].end
            head = head_within(sentence, start, end)
            index = pick.first if head is None else head
            found.append(Deed(Trigger(index, pick.event, pick.event == "casualties", None)))
        else:
            taken.add(at)
            found.append(replace(deeds[at], trigger=replace(deeds[at].trigger, event=pick.event)))
    return found
