"""What a text names: its words, its mentions of actors, its acronyms and the country that it is about."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from reportedly.actors import Actor, ActorIndex, Mention, Word, country_at, find_actor, find_mentions, split_words
from reportedly.records import Phrase
from reportedly.resolve.actor_acronyms import Acronym, learn_acronyms
from reportedly.resolve.description_words import descriptions

_AFTER_NAME = re.compile(r" ?\(([A-Z]{2,8})\)")
_HOME_KINDS = frozenset({"government", "ministry", "military", "police", "rebel", "militia", "coalition", "party"})
_PLACED = 3
"""How much more "in Syria" counts than "Syrian" for what country a text is about."""


@dataclass(frozen=True, slots=True)
class Resolution:
    """What a phrase stands for: an actor's id or None, and the name in the text that it points back to."""

    actor: str | None
    antecedent: Phrase | None


NOBODY = Resolution(None, None)


@dataclass(frozen=True, slots=True)
class Page:
    """A text with all that resolving its phrases needs; `country` is the one that it is about, if one is."""

    text: str
    index: ActorIndex
    sentences: tuple[tuple[int, int], ...]
    words: tuple[Word, ...]
    mentions: tuple[Mention, ...]
    unknown: Mapping[str, Acronym]
    country: str | None


def open_page(text: str, index: ActorIndex, sentences: Sequence[tuple[int, int]]) -> Page:
    """Find the acronyms, mentions and country of a text; `sentences` are the offsets of its sentences."""
    words = split_words(text)
    capitals, unknown = _acronyms_of_text(text, index)
    local = index if capitals == index.capitals else replace(index, capitals=capitals)
    mentions = find_mentions(text, local, words)
    added = dict(_acronyms_of_mentions(text, local, mentions))
    if added:
        local = replace(local, capitals={**added, **local.capitals})
        mentions = find_mentions(text, local, words)
        unknown = {short: acronym for short, acronym in unknown.items() if short not in added}
    country = _main_country(local, words, mentions)
    return Page(text, local, tuple(sorted(sentences)), words, tuple(mentions), unknown, country)


def _acronyms_of_text(text: str, index: ActorIndex) -> tuple[dict[str, str], dict[str, Acronym]]:
    """The index's short names as this text uses them, and those whose full name is no actor's."""
    capitals = dict(index.capitals)
    unknown = {}
    for acronym in learn_acronyms(text):
        actor = find_actor(index, acronym.name)
        if actor is not None:
            capitals[acronym.short] = actor.id
            continue
        known = capitals.get(acronym.short) or index.names.get(acronym.short.casefold())
        if known is None or not _resembles(acronym.name, index.actors[known]):
            capitals.pop(acronym.short, None)
            unknown[acronym.short] = acronym
    return capitals, unknown


def _resembles(name: str, actor: Actor) -> bool:
    """Whether half of the words of a name stand in one of the actor's: another spelling, not another actor."""
    words = {word.bare for word in split_words(name)} - descriptions().small
    own = ({word.bare for word in split_words(written)} for written in (actor.name, *actor.aliases))
    return any(2 * len(words & known) >= len(words) for known in own)


def _acronyms_of_mentions(text: str, index: ActorIndex, mentions: Sequence[Mention]) -> Iterator[tuple[str, str]]:
    """Acronyms in another language behind a known name: "People's Protection Units (YPG)"."""
    for mention in mentions:
        match = _AFTER_NAME.match(text, mention.end)
        if match is None or index.actors[mention.actor].kind in ("state", "government", "person"):
            continue
        if match[1] not in index.capitals and match[1].casefold() not in index.names:
            yield match[1], mention.actor


def _main_country(index: ActorIndex, words: Sequence[Word], mentions: Sequence[Mention]) -> str | None:
    """The country with armed parties of its own that a text names most; None where two are equal."""
    torn = {actor.country for actor in index.actors.values() if actor.kind in ("rebel", "militia")}
    counts: Counter[str] = Counter()
    counted = set()
    at = 0
    while at < len(words):
        country = country_at(index, words, at)
        if country is not None and country[0] in torn:
            placed = at > 0 and words[at - 1].key in descriptions().placing
            counts[country[0]] += _PLACED if placed else 1
            counted.add(words[at].start)
        at += 1 if country is None else country[1]
    for mention in mentions:
        actor = index.actors[mention.actor]
        if actor.country in torn and actor.kind in _HOME_KINDS and mention.start not in counted:
            counts[actor.country] += 1
    counts.pop("", None)
    ranked = counts.most_common(2)
    if not ranked or (len(ranked) == 2 and ranked[0][1] == ranked[1][1]):
        return None
    return ranked[0][0]


def word_at(page: Page, offset: int) -> int | None:
    """Return the number of the first word that starts at or after an offset."""
    number = bisect_right(page.words, offset - 1, key=lambda word: word.start)
    return number if number < len(page.words) else None


def sentence_of(page: Page, offset: int) -> int | None:
    """Return the number of the sentence that holds an offset, None where none does."""
    number = bisect_right(page.sentences, offset, key=lambda sentence: sentence[0]) - 1
    return number if number >= 0 and offset < page.sentences[number][1] else None
