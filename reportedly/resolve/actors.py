"""Which actor a participant is: by its name, an acronym that the text explains, or a description that points back.

Two steps. Names and acronyms are looked up wherever they stand. Descriptions ("the militant group", "its fighters")
go to a name of the same text that may be so described, and carry its characters. Where the words leave it open the
actor stays None.
"""

from bisect import bisect_right
from collections.abc import Mapping, Sequence

from reportedly.actors import (
    ActorIndex,
    Core,
    Mention,
    Word,
    actor_of_core,
    actor_words,
    country_at,
    find_actor,
    find_cores,
    split_words,
)
from reportedly.records import Phrase
from reportedly.resolve.actor_descriptions import by_description
from reportedly.resolve.actor_owners import by_owner, find_owner
from reportedly.resolve.actor_page import NOBODY, Page, Resolution, open_page, word_at
from reportedly.resolve.description_words import descriptions


def resolve_participants(
    text: str, phrases: Sequence[Phrase], index: ActorIndex, sentences: Sequence[tuple[int, int]]
) -> dict[tuple[int, int], Resolution]:
    """Return for the offsets of each phrase which actor it is, and what names it where the phrase does not.

    `sentences` are the offsets of the text's sentences. A phrase that names nobody known, or might mean two, has
    actor None; the acronym of an unknown actor has its full name for antecedent.
    """
    page = open_page(text, index, sentences)
    found: dict[tuple[int, int], Resolution] = {}
    described: dict[Mention, Phrase] = {}
    for phrase in sorted(phrases, key=lambda phrase: (phrase.start, phrase.end)):
        resolution = _resolve(page, phrase, described)
        found[phrase.start, phrase.end] = resolution
        if resolution.actor is not None and resolution.antecedent is not None:
            description = Mention(phrase.start, phrase.end, phrase.text, resolution.actor)
            described[description] = resolution.antecedent
    return found


def _resolve(page: Page, phrase: Phrase, described: Mapping[Mention, Phrase]) -> Resolution:
    cores = find_cores(page.index, phrase.text)
    named = _by_name(page, phrase, cores)
    if named is not None:
        return named
    words = split_words(phrase.text)
    named = _by_deed(page, phrase, words) or _by_name_behind(page, phrase, words)
    if named is not None:
        return named
    owner = find_owner(page, phrase, words)
    if owner is not None:
        return by_owner(page, owner, described)
    for core in cores:
        if not core.narrowed:
            resolution = by_description(page, phrase, core)
            if resolution is not None:
                return resolution
    return NOBODY


def _by_name(page: Page, phrase: Phrase, cores: Sequence[Core]) -> Resolution | None:
    for core in cores:
        acronym = page.unknown.get(core.words[0].written) if len(core.words) == 1 else None
        if acronym is not None:
            if phrase.start < acronym.end and acronym.start < phrase.end:
                return NOBODY
            return Resolution(None, Phrase(acronym.start, acronym.end, acronym.name))
        actor = actor_of_core(page.index, core)
        if actor is not None:
            return Resolution(actor.id, None)
    return None


def _by_deed(page: Page, phrase: Phrase, words: Sequence[Word]) -> Resolution | None:
    """The state behind "Russian" before "air strikes"."""
    country = country_at(page.index, words, 0)
    if country is None or country[1] != len(words):
        return None
    following = word_at(page, phrase.end)
    if following is None or page.words[following].key not in descriptions().deeds:
        return None
    if page.text[phrase.end : page.words[following].start].strip():
        return None
    states = sorted(a.id for a in page.index.actors.values() if a.kind == "state" and a.country == country[0])
    return Resolution(states[0], None) if len(states) == 1 else None


def _by_name_behind(page: Page, phrase: Phrase, words: Sequence[Word]) -> Resolution | None:
    """The name right behind a phrase that describes it: "the militant group" before "Ahrar al-Sham"."""
    number = bisect_right(page.mentions, phrase.end, key=lambda mention: mention.start)
    if number == len(page.mentions) or page.text[phrase.end : page.mentions[number].start] != " ":
        return None
    mention = page.mentions[number]
    if not words or not actor_words().members.get(words[-1].bare):
        return None
    actor = find_actor(page.index, page.text[phrase.start : mention.end])
    if actor is None or actor.id != mention.actor:
        return None
    return Resolution(actor.id, Phrase(mention.start, mention.end, mention.text))
