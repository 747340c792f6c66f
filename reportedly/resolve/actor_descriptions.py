"""Which actor "the militant group" or "government forces" stands for."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from reportedly.actors import (
    Actor,
    Core,
    Mention,
    Word,
    actor_words,
    compound_length,
    country_at,
    key_of,
    look_up,
    relations_of,
    split_words,
)
from reportedly.records import Phrase
from reportedly.resolve.actor_page import Page, Resolution, sentence_of
from reportedly.resolve.description_words import Rule, descriptions


@dataclass(frozen=True, slots=True)
class _Asked:
    """What a description asks of the actor beside its kind: words said of it, countries, "US-backed"."""

    words: frozenset[str]
    countries: frozenset[str]
    compounds: tuple[tuple[Word, ...], ...]


def by_description(page: Page, phrase: Phrase, core: Core) -> Resolution | None:
    """Return the actor that a description points back to or the organ that it is; None where it is neither."""
    lists = descriptions()
    skipped = actor_words().determiners
    lead = next((n for n, word in enumerate(core.words) if word.key not in skipped), len(core.words))
    body = core.words[lead:]
    if not body:
        return None
    pointed = _is_pointed(page, phrase, body)
    head, called = body[-1], key_of(body)
    for rule in lists.rules:
        if head.bare not in rule.heads or not (pointed or (rule.capital and head.written[:1].isupper())):
            continue
        asked = _asked(page, rule, body[:-1], head)
        if asked is None:
            continue
        kinds = rule.kinds if core.kinds is None else rule.kinds & core.kinds
        near = head.bare in lists.near
        found = _antecedent(page, phrase, kinds, asked, alone=rule.alone, near=near)
        if found is not None:
            organ = _organ(page, phrase, called, page.index.actors[found.actor].country) if near else None
            return organ or Resolution(found.actor, Phrase(found.start, found.end, found.text))
        break
    attributive = body[-1].end < len(phrase.text.rstrip())
    if not _may_be_organ(called, pointed=pointed, attributive=attributive):
        return None
    return _organ(page, phrase, called, page.country)


def _is_pointed(page: Page, phrase: Phrase, body: Sequence[Word]) -> bool:
    """Whether "the" or its like stands right before the words."""
    number = bisect_right(page.words, phrase.start + body[0].start - 1, key=lambda word: word.start) - 1
    if number < 0 or page.words[number].key not in descriptions().pointing:
        return False
    return page.text[page.words[number].end : phrase.start + body[0].start].isspace()


def _asked(page: Page, rule: Rule, describing: Sequence[Word], head: Word) -> _Asked | None:
    """What the words before the last one ask of the actor; None where the rule needs others."""
    if rule.needs and not any(word.key in rule.needs for word in describing):
        return None
    plain = descriptions().plain | rule.needs
    words, countries, compounds = {head.bare} if rule.named else set(), set(), []
    at = 0
    while at < len(describing):
        length = compound_length(describing, at)
        country = country_at(page.index, describing, at)
        if length:
            compounds.append(tuple(describing[at : at + length]))
            at += length
        elif country is not None:
            countries.add(country[0])
            at += country[1]
        else:
            if describing[at].key not in plain:
                words.add(describing[at].key)
            at += 1
    return _Asked(frozenset(words), frozenset(countries), tuple(compounds))


def _antecedent(
    page: Page, phrase: Phrase, kinds: frozenset[str], asked: _Asked, *, alone: bool, near: bool
) -> Mention | None:
    """The nearest earlier name that may be so described."""
    floor = _start_of_sentence_before(page, phrase.start) if near else 0
    earlier = (
        mention
        for mention in reversed(page.mentions)
        if floor <= mention.start and mention.end <= phrase.start and page.index.actors[mention.actor].kind in kinds
    )
    fitting = (mention for mention in earlier if _fits(page, mention, asked))
    nearest = next(fitting, None)
    if nearest is None or (alone and any(other.actor != nearest.actor for other in fitting)):
        return None
    return nearest


def _start_of_sentence_before(page: Page, offset: int) -> int:
    number = sentence_of(page, offset)
    return offset if number is None else page.sentences[max(0, number - 1)][0]


def _fits(page: Page, mention: Mention, asked: _Asked) -> bool:
    actor = page.index.actors[mention.actor]
    return (
        asked.countries <= {actor.country}
        and asked.words <= (_said_of(actor) if asked.words else asked.words)
        and all(_fits_compound(page, mention, actor, compound) for compound in asked.compounds)
    )


def _said_of(actor: Actor) -> set[str]:
    """The words of an actor's names and description."""
    return {word.bare for text in (actor.description, actor.name, *actor.aliases) for word in split_words(text)}


def _fits_compound(page: Page, mention: Mention, actor: Actor, compound: Sequence[Word]) -> bool:
    """Whether "US-backed" is said of the actor: before its name in the text, in its relations or its entry."""
    wanted = [word.key for word in compound]
    for other in page.mentions:
        if other.actor == actor.id and other.end <= mention.end:
            number = bisect_right(page.words, other.start - 1, key=lambda word: word.start)
            if [word.key for word in page.words[max(0, number - len(wanted)) : number]] == wanted:
                return True
    country = country_at(page.index, compound, 0)
    if country is not None:
        others = (page.index.actors[relation.other] for relation in relations_of(page.index, actor.id))
        if any(other.country == country[0] for other in others):
            return True
        if wanted[-1] == "based" and actor.country == country[0]:
            return True
    named = compound[1:] if wanted[0] in actor_words().attitudes else compound[:-1]
    if look_up(page.index, named) == actor.id:
        return False
    return {word.bare for word in named} <= _said_of(actor)


def _organ(page: Page, phrase: Phrase, called: str, country: str | None) -> Resolution | None:
    """The organ of a country, with the nearest earlier name of it if there is one."""
    actor = None if country is None else page.index.organs.get((country, called))
    if actor is None:
        return None
    earlier = [m for m in page.mentions if m.actor == actor and m.end <= phrase.start]
    return Resolution(actor, Phrase(earlier[-1].start, earlier[-1].end, earlier[-1].text) if earlier else None)


def _may_be_organ(called: str, *, pointed: bool, attributive: bool) -> bool:
    lists = descriptions()
    return (
        called in lists.organs_bare
        or (pointed and called in lists.organs_with_article)
        or (attributive and called in lists.organs_attributive)
    )
