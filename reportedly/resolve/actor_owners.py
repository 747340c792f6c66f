"""Whose fighters "its fighters" are."""

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reportedly.actors import Mention, Word, actor_words, country_at, key_of
from reportedly.records import Phrase
from reportedly.resolve.actor_page import NOBODY, Page, Resolution, sentence_of, word_at
from reportedly.resolve.description_words import descriptions

_JOINT = re.compile(r",? (?:and|or) (?:the )?|, (?:the )?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Owned:
    """Where "its" stands, and the kinds of actor that may own what follows (None: any; empty: nobody)."""

    position: int
    kinds: frozenset[str] | None


def find_owner(page: Page, phrase: Phrase, words: Sequence[Word]) -> Owned | None:
    """Return the "its" of a phrase, inside it or right before it."""
    numbers = [number for number, word in enumerate(words) if word.key in descriptions().owners]
    if numbers:
        position, owned = phrase.start + words[numbers[-1]].start, words[numbers[-1] + 1 :]
    else:
        first = word_at(page, phrase.start)
        if not first or page.words[first - 1].key not in descriptions().owners or not words:
            return None
        if page.text[page.words[first - 1].end : phrase.start] != " ":
            return None
        position, owned = page.words[first - 1].start, words
    head = next((words for words in (owned[-2:], owned[-1:]) if key_of(words) in descriptions().owned), ())
    if not head or any(word.key in descriptions().prepositions for word in owned):
        return Owned(position, frozenset())
    members = actor_words().members
    asked = [kinds for word in owned if (kinds := members.get(word.bare)) is not None]
    return Owned(position, frozenset.intersection(*asked) if asked else None)


def by_owner(page: Page, owned: Owned, described: Mapping[Mention, Phrase]) -> Resolution:
    """Return the actor that "its" stands for: the subject of the sentence so far, else the last name before."""
    position, kinds = owned.position, owned.kinds
    number = sentence_of(page, position)
    if number is None:
        return NOBODY
    start = page.sentences[number][0]
    earlier = sorted(
        (
            m
            for m in (*page.mentions, *described)
            if start <= m.start and m.end <= position and _may_own(page, m, kinds)
        ),
        key=lambda mention: (mention.start, -mention.end),
    )
    if not earlier:
        return NOBODY
    owner = next((mention for mention in earlier if _is_subject(page, mention, start)), earlier[-1])
    plural = page.text[position : position + 5].casefold() == "their"
    if plural and any(_are_joined(page, owner, other) for other in earlier):
        return NOBODY
    return Resolution(owner.actor, described.get(owner) or Phrase(owner.start, owner.end, owner.text))


def _may_own(page: Page, mention: Mention, kinds: frozenset[str] | None) -> bool:
    kind = page.index.actors[mention.actor].kind
    if kinds is not None and kind not in kinds:
        return False
    return kind != "state" or _word_before(page, mention.start) not in descriptions().whereabouts


def _word_before(page: Page, offset: int) -> str:
    """The last word before an offset that is no article, in its levelled form."""
    number = bisect_right(page.words, offset - 1, key=lambda word: word.start) - 1
    while number >= 0 and page.words[number].key in actor_words().articles:
        number -= 1
    return page.words[number].key if number >= 0 else ""


def _is_subject(page: Page, mention: Mention, start: int) -> bool:
    """Whether nothing before or behind a name shows that it is no subject: a preposition, a possessive."""
    if page.text[mention.end : mention.end + 1] in tuple("'’"):
        return False
    lists = actor_words()
    number = bisect_right(page.words, mention.start - 1, key=lambda word: word.start) - 1
    while number >= 0 and page.words[number].start >= start:
        word = page.words[number]
        if word.key in descriptions().prepositions:
            return False
        describes = word.key in lists.determiners or word.key in lists.modifiers or word.key in lists.epithets
        if not (describes or page.words[number + 1].tied or country_at(page.index, page.words, number)):
            return True
        number -= 1
    return True


def _are_joined(page: Page, one: Mention, other: Mention) -> bool:
    if one.actor == other.actor:
        return False
    first, second = sorted((one, other), key=lambda mention: mention.start)
    return first.end <= second.start and _JOINT.fullmatch(page.text, first.end, second.start) is not None
