"""The names of actors in a running text."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from reportedly.actors.entries import ActorIndex
from reportedly.actors.names import HYPHENS, Word, end_with_possessive, split_words
from reportedly.actors.word_lists import actor_words

_GAP = re.compile(r"[ \t]?[-‐‑/&]?[ \t]?|[ \t]*\r?\n[ \t]*|[ \t]*[()][ \t]*|[’'] ")
# A quotation mark that touches the word opens a quote; one with a space between closes one: “We fled,” Amnesty quotes.
_SENTENCE_START = re.compile(r"[.!?…:\n•*]|[-–—] |[“\"«‘']$")


@dataclass(frozen=True, slots=True)
class Mention:
    """Characters of a text that name an actor, by its id."""

    start: int
    end: int
    text: str
    actor: str


def find_mentions(text: str, index: ActorIndex, words: Sequence[Word] | None = None) -> list[Mention]:
    """Return the names of actors in a text in its order, the longest where several start at a place; none overlap.

    A name counts between word boundaries only ("ISIS-held" and "anti-ISIS" name nobody) and with a capital where it
    is written with one; short names in capitals count in capitals only ("IS", never "is"). A name that is an everyday
    word too counts within a sentence only ("said Amnesty", not "Amnesty was offered").
    """
    words = split_words(text) if words is None else words
    found: list[Mention] = []
    at = 0
    while at < len(words):
        match = _longest(text, index, words, at)
        if match is None:
            at += 1
        else:
            after, mention = match
            found.append(mention)
            at = after
    return found


def _longest(text: str, index: ActorIndex, words: Sequence[Word], at: int) -> tuple[int, Mention] | None:
    first = words[at]
    best: tuple[int, Mention] | None = None
    key = ""
    for end in range(at, len(words)):
        word = words[end]
        if end > at:
            if not _GAP.fullmatch(text, words[end - 1].end, word.start) and not _GAP.fullmatch(
                text, end_with_possessive(text, words[end - 1]), word.start
            ):
                break
            if word.article or word.bracketed:
                continue
        whole = f"{key} {word.bare}" if key else word.bare
        actor = _capital_at(index, words, at, end) or index.names.get(whole)
        if actor is not None and whole in index.names and not _may_begin(text, index, words, at, end, whole):
            actor = None
        if actor is not None and _stands_alone(text, words, at, end):
            start = words[at - 1].start if first.tied and at > 0 and words[at - 1].article else first.start
            best = end + 1, Mention(start, word.end, text[start : word.end], actor)
        key = f"{key} {word.key}" if key else word.key
        if key not in index.starts:
            break
    return best


def _capital_at(index: ActorIndex, words: Sequence[Word], at: int, end: int) -> str | None:
    if end > at + 1 or (end == at + 1 and not words[at].article):
        return None
    word = words[end]
    actor = index.capitals.get(word.written)
    if actor is None or word.written.casefold() not in actor_words().in_capitals:
        return actor
    beside = [words[i].written for i in (at - 1, end + 1) if 0 <= i < len(words)]
    shouted = any(len(other) > 1 and other.isalpha() and other.isupper() for other in beside)
    return None if shouted else actor


def _may_begin(text: str, index: ActorIndex, words: Sequence[Word], at: int, end: int, key: str) -> bool:
    """Whether a name is written as one: with a capital that is not the sentence's, and behind "the" where it is a name
    only there.
    """
    first = next((word for word in words[at : end + 1] if not word.article), words[at])
    if first.written[:1].islower() and key not in index.small:
        return False
    if key in actor_words().ordinary and _begins_sentence(text, words, at):
        return False
    if key not in index.articled:
        return True
    following = words[end + 1] if end + 1 < len(words) else None
    longer = following is not None and following.written[:1].isupper() and following.start == words[end].end + 1
    return at > 0 and words[at - 1].key == "the" and not longer


def _begins_sentence(text: str, words: Sequence[Word], at: int) -> bool:
    """Whether a word begins a sentence, line or quote, which would give any word a capital."""
    before = text[words[at - 1].end : words[at].start] if at > 0 else ""
    return at == 0 or _SENTENCE_START.search(before) is not None


def _stands_alone(text: str, words: Sequence[Word], at: int, end: int) -> bool:
    before = words[at - 1] if at > 0 else None
    start, stop = words[at].start, words[end].end
    if words[at].tied and not (before is not None and before.article):
        return False
    if start > 0 and text[start - 1] in "@_":
        return False
    after, next_letter = text[stop : stop + 1], text[stop + 1 : stop + 2]
    return not (
        after and after in HYPHENS + "@_." and next_letter.isalnum() and not (after == "." and next_letter.isupper())
    )
