"""Examples: windows with what the network must say of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from reportedly.pipeline import Reader
from reportedly.sentences import Sentence
from reportedly.tag.hints import claim_hints, deed_hints, mark, verdict_hint
from reportedly.tag.labels import FACTUALITIES, ROLE_TAGS, SPEAKER_TAGS, STANCES, TOLL_TAGS, event_labels
from reportedly.tag.rule_reading import Pick, find_all_deeds, read_around
from reportedly.tag.windows import Ints, Window, make_windows
from training.articles import Article, find_in, words_of

if TYPE_CHECKING:
    from tokenizers import Tokenizer

IGNORED = -100


@dataclass(frozen=True, slots=True)
class ClaimExample:
    """A gold claim: the trigger marked, what rules read, and by head the tags of every word of the window and the
    values of the whole.
    """

    mark: Ints
    hints: Ints
    verdict: tuple[int, ...]
    tags: Mapping[str, Ints]
    values: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence: its window, what rules find in it, the event type of every word, and its gold claims."""

    article: str
    window: Window
    hints: Ints
    events: Ints
    claims: tuple[ClaimExample, ...]


def make_examples(article: Article, reader: Reader, tokenizer: "Tokenizer") -> list[Example]:
    """The examples of one article, one for each sentence."""
    sentences = article.sentences
    windows = make_windows(article.text, sentences, article.parties, tokenizer)
    deeds = find_all_deeds(sentences, reader.is_toponym)
    picks, told = locate_claims(article)
    claims = read_around(article.text, sentences, article.quoted, deeds, picks, reader.is_toponym)
    events = [np.zeros(len(window.words), np.int64) for window in windows]
    for window, labels in zip(windows, events, strict=True):
        labels[: window.begin] = IGNORED
    found: list[list[ClaimExample]] = [[] for _ in sentences]
    for pick, gold, claim in zip(picks, told, claims, strict=True):
        window = windows[pick.at]
        if pick.last >= window.own:
            continue
        first, last = window.begin + pick.first, window.begin + pick.last
        events[pick.at][first : last + 1] = event_labels().index(pick.event)
        found[pick.at].append(
            ClaimExample(
                mark(window, first, last, pick.event),
                claim_hints(window, claim),
                verdict_hint(claim),
                label_words(article, sentences[pick.at], window, gold),
                {
                    "factuality": FACTUALITIES.index(str(gold.get("factuality") or "actual")),
                    "stance": STANCES.index(innermost(gold)[1]),
                },
            )
        )
    return [
        Example(
            article.name,
            window,
            deed_hints(window, deeds[at], deeds[at - 1] if window.begin else ()),
            glued(window, events[at]),
            tuple(found[at]),
        )
        for at, window in enumerate(windows)
    ]


def locate_claims(article: Article) -> tuple[list[Pick], list[Mapping[str, object]]]:
    """The triggers of the gold claims that can be found in the text, and these claims."""
    picks: list[Pick] = []
    told: list[Mapping[str, object]] = []
    taken: set[tuple[int, int]] = set()
    for gold in article.claims:
        stretch = find_in(article.text, str(gold["sentence"]))
        if stretch is None:
            continue
        at = stretch[0]
        while (span := find_in(article.text, str(gold["trigger"]), at, stretch[1])) is not None and span in taken:
            at = span[0] + 1
        span = span or find_in(article.text, str(gold["trigger"]), *stretch)
        if span is None:
            continue
        taken.add(span)
        for n, sentence in enumerate(article.sentences):
            if sentence.start <= span[0] < sentence.end:
                words = words_of(sentence, *span)
                if words is not None:
                    picks.append(Pick(n, *words, str(gold["event"])))
                    told.append(gold)
                break
    return picks, told


def innermost(gold: Mapping[str, object]) -> tuple[str, str]:
    """The innermost speaker of a gold claim and the stance; "none" where the outlet itself says so."""
    voice = gold.get("voice") or []
    assert isinstance(voice, list)
    return (str(voice[-1].get("speaker") or ""), str(voice[-1].get("stance") or "says")) if voice else ("", STANCES[0])


def label_words(article: Article, sentence: Sentence, window: Window, gold: Mapping[str, object]) -> dict[str, Ints]:
    """Role, toll and speaker labels of the words of a window."""
    roles, tolls, speaker = (np.zeros(len(window.words), np.int64) for _ in range(3))
    for role, key in (("agent", "agents"), ("target", "targets"), ("place", "places")):
        for phrase in texts(gold.get(key)):
            span = stretch_in(article.text, sentence, window, phrase)
            if span is not None and not roles[span[0] : span[1] + 1].any():
                roles[span[0] : span[1] + 1] = ROLE_TAGS.index(f"more-{role}")
                roles[span[0]] = ROLE_TAGS.index(f"first-{role}")
    name = innermost(gold)[0]
    span = stretch_in(article.text, sentence, window, name) if name else None
    if span is not None:
        speaker[span[0] : span[1] + 1] = SPEAKER_TAGS.index("more-speaker")
        speaker[span[0]] = SPEAKER_TAGS.index("first-speaker")
    label_tolls(article.text, sentence, window, gold, tolls)
    return {"roles": glued(window, roles), "tolls": glued(window, tolls), "speaker": glued(window, speaker)}


def glued(window: Window, labels: Ints) -> Ints:
    """The labels with those of words that share a piece moved to the first of them."""
    for at in range(len(labels) - 1, 0, -1):
        if window.is_glued(at):
            labels[at - 1] = labels[at - 1] or labels[at]
            labels[at] = IGNORED
    return labels


def label_tolls(text: str, sentence: Sentence, window: Window, gold: Mapping[str, object], labels: Ints) -> None:
    """Write the kinds of the gold casualties to the words of the numbers that tell them."""
    casualties = gold.get("casualties") or []
    assert isinstance(casualties, list)
    free = list(sentence.quantities)
    for casualty in casualties:
        code = TOLL_TAGS.index(str(casualty["kind"]))
        stretch = find_in(text, str(casualty.get("text") or ""), sentence.start, sentence.end)
        same = [q for q in free if (q.low, q.high) == (casualty.get("low"), casualty.get("high"))]
        within = [] if stretch is None else [q for q in free if overlaps(sentence, q.start, q.end, stretch)]
        chosen = next((q for q in same if q in within), None) or next(iter(same or within), None)
        if chosen is not None:
            free.remove(chosen)
            stretch = sentence.start + chosen.start, sentence.start + chosen.end
        if stretch is not None:
            for at in range(window.begin, len(window.words)):
                if window.words[at].start < stretch[1] and window.words[at].end > stretch[0]:
                    labels[at] = code


def overlaps(sentence: Sentence, start: int, end: int, stretch: tuple[int, int]) -> bool:
    """Whether characters of a sentence overlap a stretch of the document."""
    return sentence.start + start < stretch[1] and sentence.start + end > stretch[0]


def texts(value: object) -> list[str]:
    """Phrases of gold, given as words or as mappings."""
    assert value is None or isinstance(value, list)
    return [str(v.get("text") or "") if isinstance(v, dict) else str(v) for v in value or []]


def stretch_in(text: str, sentence: Sentence, window: Window, phrase: str) -> tuple[int, int] | None:
    """First and last word (of the window) of a phrase: in the sentence, else in the context before it."""
    found = find_in(text, phrase, sentence.start, sentence.end)
    if found is None and window.begin:
        found = find_in(text, phrase, window.words[0].start, sentence.start)
    if found is None:
        return None
    inside = [at for at, word in enumerate(window.words) if word.start < found[1] and word.end > found[0]]
    return (inside[0], inside[-1]) if inside else None


def count_labels(examples: Sequence[Example]) -> dict[str, int]:
    """How many sentences, claims and labelled words there are."""
    claims = [claim for example in examples for claim in example.claims]
    return {
        "sentences": len(examples),
        "claims": len(claims),
        "role words": int(sum((c.tags["roles"] > 0).sum() for c in claims)),
        "toll words": int(sum((c.tags["tolls"] > 0).sum() for c in claims)),
        "speaker words": int(sum((c.tags["speaker"] > 0).sum() for c in claims)),
        "attributed": sum(c.values["stance"] > 0 for c in claims),
    }
