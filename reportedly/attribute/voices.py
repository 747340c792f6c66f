"""Voices: the chain of speakers between the outlet and each event.

Within a sentence the chain is read off the tree (`links`). Quotes that run on without a cue, statements behind "X
said:" and sentences in the first person take the speaker of a sentence nearby; pronouns take the nearest speaker named
before.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from reportedly.attribute.cues import load_cues
from reportedly.attribute.links import chain, main_link
from reportedly.attribute.speakers import Link, speaker_extent
from reportedly.records import Claim, Participant, Phrase, Voice
from reportedly.sentences import Sentence
from reportedly.syntax import children, head_within, subtree

LOOK_BACK = 4
# A statement given without quotation marks is taken to run on for at most so many sentences.
STATEMENT = 10


@dataclass(frozen=True, slots=True)
class Page:
    """A document as attribution sees it: its text, its sentences with their leading cues, and what stands in quotes."""

    text: str
    sentences: tuple[Sentence, ...]
    mains: tuple[Link | None, ...]
    quoted: tuple[tuple[int, int], ...]


def add_voices(
    text: str, quoted: Sequence[tuple[int, int]], sentences: Sequence[Sentence], claims: Sequence[Claim]
) -> tuple[Claim, ...]:
    """The claims with their chains of speakers.

    `quoted` are the stretches of the text that stand in quotation marks, in order.
    """
    page = Page(text, tuple(sentences), tuple(map(main_link, sentences)), tuple(quoted))
    index = {s.start: n for n, s in enumerate(sentences)}
    found = []
    for claim in claims:
        at = index.get(claim.sentence.start)
        found.append(claim if at is None else replace(claim, voice=voices_of(page, at, claim)))
    return tuple(found)


def voices_of(page: Page, at: int, claim: Claim) -> tuple[Voice, ...]:
    """The chain of one claim, outermost first; `at` is the index of its sentence."""
    sentence = page.sentences[at]
    trigger = head_within(sentence, claim.trigger.start, claim.trigger.end) or 0
    links = reversed(chain(sentence, trigger))
    voices = [voice for link in links if (voice := as_voice(page, at, link)) is not None]
    if not voices:
        inherited = inherited_voice(page, at, claim.trigger.start)
        if inherited is not None:
            voices.append(inherited)
    return tuple(voices)


def inherited_voice(page: Page, at: int, position: int) -> Voice | None:
    """The voice that a sentence without a cue takes from its neighbours: in a quote, behind "X said:", as "we"."""
    if is_quoted(position, page.quoted):
        return quoting_voice(page, at, position)
    opener = statement_opener(page, at)
    if opener is not None:
        return voice_of_main(page, opener)
    if first_person(page.sentences[at]):
        for n in range(at - 1, max(-1, at - 1 - LOOK_BACK), -1):
            voice = voice_of_main(page, n)
            if voice is not None:
                return voice
    return None


def voice_of_main(page: Page, at: int) -> Voice | None:
    """The voice of the leading cue of a sentence, None where it has none or nobody is named."""
    link = page.mains[at]
    return None if link is None else as_voice(page, at, link)


def is_quoted(position: int, quoted: Sequence[tuple[int, int]]) -> bool:
    """Whether a character stands inside a quote."""
    return any(start <= position < end for start, end in quoted)


def first_person(sentence: Sentence) -> bool:
    """Whether the sentence speaks of "I" or "we"."""
    return any(
        t.lemma in {"i", "we"} or t.text.lower() in {"my", "our", "us", "me"}
        for t in sentence.tokens
        if t.pos in {"PRON", "DET"} and t.text != "US"
    )


def statement_opener(page: Page, at: int) -> int | None:
    """The sentence "X said:" whose statement runs on to sentence `at` without marks, or None."""
    for n in range(at - 1, max(-1, at - 1 - STATEMENT), -1):
        link, sentence = page.mains[n], page.sentences[n]
        named = link is not None and link.speaker is not None
        if sentence.text.rstrip().endswith(":"):
            return n if named else None
        if link is None or link.speaker is None:
            continue
        leading = sentence.tokens[link.cue].dep == "ROOT"
        if leading and sentence.tokens[link.speaker[1]].lemma not in {"i", "we"}:
            return None
    return None


def as_voice(page: Page, at: int, link: Link) -> Voice | None:
    """The record of a link; a pronoun takes the nearest speaker named before. None where nobody is named."""
    if link.speaker is None:
        return None
    sentence = page.sentences[at]
    cue = sentence.tokens[link.cue]
    first, last = link.speaker
    speaker = participant(page.text, sentence, link.speaker)
    if first == last and sentence.tokens[first].lemma in load_cues().pronouns:
        speaker = subject_before(page.text, sentence, link) or named_before(page, at) or speaker
    words = page.text[cue.start : cue.end]
    return Voice(speaker, Phrase(cue.start, cue.end, words), link.stance)


def participant(text: str, sentence: Sentence, span: tuple[int, int]) -> Participant:
    """The characters of a token span as a participant."""
    start, end = sentence.tokens[span[0]].start, sentence.tokens[span[1]].end
    return Participant(start, end, text[start:end])


def subject_before(text: str, sentence: Sentence, link: Link) -> Participant | None:
    """The subject of an earlier clause of the same sentence: "the unit drew another picture: it said ...".

    Who acts in what is said does not say it: in "the raids killed 16, it said" nobody speaks before.
    """
    assert link.speaker is not None
    pronouns = load_cues().pronouns
    said: set[int] = set()
    # Before a colon stands what leads to the saying, whatever the parse makes of it.
    if link.speaker[0] > 0 and sentence.tokens[link.speaker[0] - 1].text not in {":", ";"}:
        said = {i for c in children(sentence, link.cue, "ccomp") for i in subtree(sentence, c.index)}
    for token in reversed(sentence.tokens[: link.speaker[0]]):
        if token.index in said:
            continue
        if token.dep in {"nsubj", "nsubjpass"} and token.pos in {"NOUN", "PROPN"} and token.lemma not in pronouns:
            return participant(text, sentence, speaker_extent(sentence, token.index))
    return None


def named_before(page: Page, at: int) -> Participant | None:
    """The nearest speaker before sentence `at` that is no pronoun."""
    pronouns = load_cues().pronouns
    for n in range(at - 1, max(-1, at - 1 - LOOK_BACK), -1):
        link = page.mains[n]
        if link is None or link.speaker is None:
            continue
        first, last = link.speaker
        if first != last or page.sentences[n].tokens[first].lemma not in pronouns:
            return participant(page.text, page.sentences[n], link.speaker)
    return None


def quoting_voice(page: Page, at: int, position: int) -> Voice | None:
    """The speaker of a quote that has no cue in its own sentence: of the nearest sentence before, else behind it."""
    start, end = next((q for q in page.quoted if q[0] <= position < q[1]), (position, position))
    before = [n for n in range(at, -1, -1) if at - n <= LOOK_BACK]
    behind = [n for n in range(at + 1, min(len(page.sentences), at + 3)) if page.sentences[n].start <= end]
    for n in (*before, *behind):
        link = page.mains[n]
        if link is None or link.speaker is None:
            continue
        if not start <= page.sentences[n].tokens[link.cue].start < end:
            return as_voice(page, n, link)
    return None
