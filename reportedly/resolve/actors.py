"""Which actor a participant is: by its name, an acronym that the text explains, or a description that points back.

Two steps. Names and acronyms are looked up wherever they stand. Descriptions ("the militant group", "its fighters")
go to a name of the same text that may be so described, and carry its characters. Where the words leave it open the
actor stays None.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from reportedly.actors import (
    Actor,
    ActorIndex,
    Core,
    Mention,
    Word,
    actor_of_core,
    actor_words,
    compound_length,
    country_at,
    find_actor,
    find_cores,
    find_mentions,
    key_of,
    look_up,
    relations_of,
    split_words,
)
from reportedly.errors import DataError
from reportedly.lexicon import load_words, strings
from reportedly.records import Phrase

_WHERE = "descriptions.yml"


@dataclass(frozen=True, slots=True)
class Resolution:
    """What a phrase stands for: an actor's id or None, and the name in the text that it points back to."""

    actor: str | None
    antecedent: Phrase | None


@dataclass(frozen=True, slots=True)
class Acronym:
    """An acronym that the text explains, and the characters of the full name."""

    short: str
    name: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Rule:
    """A kind of description by its last word; see `descriptions.yml`."""

    heads: frozenset[str]
    needs: frozenset[str]
    kinds: frozenset[str]
    alone: bool
    capital: bool
    named: bool


@dataclass(frozen=True, slots=True)
class _Descriptions:
    """The lists of `descriptions.yml`, which says what each is for."""

    pointing: frozenset[str]
    owners: frozenset[str]
    owned: frozenset[str]
    prepositions: frozenset[str]
    whereabouts: frozenset[str]
    plain: frozenset[str]
    rules: tuple[_Rule, ...]
    organs_with_article: frozenset[str]
    organs_bare: frozenset[str]
    organs_attributive: frozenset[str]
    near: frozenset[str]
    placing: frozenset[str]
    deeds: frozenset[str]
    small: frozenset[str]


@cache
def _descriptions() -> _Descriptions:
    words = load_words("descriptions")

    def listed(key: str) -> frozenset[str]:
        return frozenset(strings(words, key, _WHERE))

    rules = words.get("rules")
    if not isinstance(rules, list) or not all(isinstance(rule, dict) for rule in rules):
        raise DataError(f"{_WHERE}: rules must be a list of mappings; mend the file")
    return _Descriptions(
        pointing=listed("pointing"),
        owners=listed("owners"),
        owned=listed("owned"),
        prepositions=listed("prepositions"),
        whereabouts=listed("whereabouts"),
        plain=listed("plain"),
        rules=tuple(
            _Rule(
                heads=frozenset(strings(rule, "heads", _WHERE)),
                needs=frozenset(strings(rule, "needs", _WHERE)) if "needs" in rule else frozenset(),
                kinds=frozenset(strings(rule, "kinds", _WHERE)),
                alone=rule.get("alone") is True,
                capital=rule.get("capital") is True,
                named=rule.get("named") is True,
            )
            for rule in rules
        ),
        organs_with_article=listed("organs_with_article"),
        organs_bare=listed("organs_bare"),
        organs_attributive=listed("organs_attributive"),
        near=listed("near"),
        placing=listed("placing"),
        deeds=listed("deeds"),
        small=listed("small"),
    )


# --- acronyms ----------------------------------------------------------------------------------------------------

_ACRONYM = re.compile(r"\(([A-Z][A-Za-z.&-]{1,11})\)")
_REACH = 160
_INSIDE_NAME = re.compile(r"[ \t]*[-‐‑/’'“”\"]?[ \t]*|[ \t]*\r?\n[ \t]*")


def learn_acronyms(text: str) -> tuple[Acronym, ...]:
    """Return the acronyms that a text explains as "Name (ABC)", each the first time.

    The capitals of the acronym must be the initials of the words before it, small words left out or not; the
    shortest such name counts (after Schwartz and Hearst 2003, with initials in place of any letters). A name starts
    with a capital.
    """
    found: dict[str, Acronym] = {}
    for match in _ACRONYM.finditer(text):
        short = match[1].replace(".", "").removesuffix("s")
        letters = [letter for letter in short if letter.isupper()]
        if len(letters) < 2 or short in found:
            continue
        offset = max(0, match.start() - _REACH)
        before = _words_up_to(text, offset, match.start())
        first = _first_of_name(before, letters)
        if first is not None and before[first].written[:1].isupper():
            start, end = offset + before[first].start, offset + before[-1].end
            found[short] = Acronym(short, text[start:end], start, end)
    return tuple(found.values())


def _words_up_to(text: str, offset: int, end: int) -> tuple[Word, ...]:
    """The words right before `end` with nothing between them that would end a name."""
    stretch = text[offset:end]
    words = split_words(stretch)
    first, stop = len(words), len(stretch)
    for number in range(len(words) - 1, -1, -1):
        if not _INSIDE_NAME.fullmatch(stretch, words[number].end, stop) and stretch[words[number].end : stop] != "'s ":
            break
        first, stop = number, words[number].start
    return words[first:]


def _first_of_name(words: Sequence[Word], letters: Sequence[str]) -> int | None:
    """The word at which a name with these initials begins, None where the words before the bracket have others."""
    if not letters:
        return len(words)
    if not words:
        return None
    last = words[-1]
    if last.key[:1].upper() == letters[-1]:
        first = _first_of_name(words[:-1], letters[:-1])
        if first is not None:
            return first
    return _first_of_name(words[:-1], letters) if last.key in _descriptions().small else None


# --- what a text names -------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Page:
    """A text with all that resolving its phrases needs; `country` is the one that it is about, if one is."""

    text: str
    index: ActorIndex
    sentences: tuple[tuple[int, int], ...]
    words: tuple[Word, ...]
    mentions: tuple[Mention, ...]
    unknown: Mapping[str, Acronym]
    country: str | None


def _open_page(text: str, index: ActorIndex, sentences: Sequence[tuple[int, int]]) -> _Page:
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
    return _Page(text, local, tuple(sorted(sentences)), words, tuple(mentions), unknown, country)


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
    words = {word.bare for word in split_words(name)} - _descriptions().small
    own = ({word.bare for word in split_words(written)} for written in (actor.name, *actor.aliases))
    return any(2 * len(words & known) >= len(words) for known in own)


_AFTER_NAME = re.compile(r" ?\(([A-Z]{2,8})\)")


def _acronyms_of_mentions(text: str, index: ActorIndex, mentions: Sequence[Mention]) -> Iterator[tuple[str, str]]:
    """Acronyms in another language behind a known name: "People's Protection Units (YPG)"."""
    for mention in mentions:
        match = _AFTER_NAME.match(text, mention.end)
        if match is None or index.actors[mention.actor].kind in ("state", "government", "person"):
            continue
        if match[1] not in index.capitals and match[1].casefold() not in index.names:
            yield match[1], mention.actor


_HOME_KINDS = frozenset({"government", "ministry", "military", "police", "rebel", "militia", "coalition", "party"})
_PLACED = 3
"""How much more "in Syria" counts than "Syrian" for what country a text is about."""


def _main_country(index: ActorIndex, words: Sequence[Word], mentions: Sequence[Mention]) -> str | None:
    """The country with armed parties of its own that a text names most; None where two are equal."""
    torn = {actor.country for actor in index.actors.values() if actor.kind in ("rebel", "militia")}
    counts: Counter[str] = Counter()
    counted = set()
    at = 0
    while at < len(words):
        country = country_at(index, words, at)
        if country is not None and country[0] in torn:
            placed = at > 0 and words[at - 1].key in _descriptions().placing
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


# --- resolving ---------------------------------------------------------------------------------------------------


def resolve_participants(
    text: str, phrases: Sequence[Phrase], index: ActorIndex, sentences: Sequence[tuple[int, int]]
) -> dict[tuple[int, int], Resolution]:
    """Return for the offsets of each phrase which actor it is, and what names it where the phrase does not.

    `sentences` are the offsets of the text's sentences. A phrase that names nobody known, or might mean two, has
    actor None; the acronym of an unknown actor has its full name for antecedent.
    """
    page = _open_page(text, index, sentences)
    found: dict[tuple[int, int], Resolution] = {}
    described: dict[Mention, Phrase] = {}
    for phrase in sorted(phrases, key=lambda phrase: (phrase.start, phrase.end)):
        resolution = _resolve(page, phrase, described)
        found[phrase.start, phrase.end] = resolution
        if resolution.actor is not None and resolution.antecedent is not None:
            description = Mention(phrase.start, phrase.end, phrase.text, resolution.actor)
            described[description] = resolution.antecedent
    return found


_NOBODY = Resolution(None, None)


def _resolve(page: _Page, phrase: Phrase, described: Mapping[Mention, Phrase]) -> Resolution:
    cores = find_cores(page.index, phrase.text)
    named = _by_name(page, phrase, cores)
    if named is not None:
        return named
    words = split_words(phrase.text)
    named = _by_deed(page, phrase, words) or _by_name_behind(page, phrase, words)
    if named is not None:
        return named
    owner = _find_owner(page, phrase, words)
    if owner is not None:
        return _by_owner(page, owner, described)
    for core in cores:
        if not core.narrowed:
            resolution = _by_description(page, phrase, core)
            if resolution is not None:
                return resolution
    return _NOBODY


def _by_name(page: _Page, phrase: Phrase, cores: Sequence[Core]) -> Resolution | None:
    for core in cores:
        acronym = page.unknown.get(core.words[0].written) if len(core.words) == 1 else None
        if acronym is not None:
            if phrase.start < acronym.end and acronym.start < phrase.end:
                return _NOBODY
            return Resolution(None, Phrase(acronym.start, acronym.end, acronym.name))
        actor = actor_of_core(page.index, core)
        if actor is not None:
            return Resolution(actor.id, None)
    return None


def _by_deed(page: _Page, phrase: Phrase, words: Sequence[Word]) -> Resolution | None:
    """The state behind "Russian" before "air strikes"."""
    country = country_at(page.index, words, 0)
    if country is None or country[1] != len(words):
        return None
    following = _word_at(page, phrase.end)
    if following is None or page.words[following].key not in _descriptions().deeds:
        return None
    if page.text[phrase.end : page.words[following].start].strip():
        return None
    states = sorted(a.id for a in page.index.actors.values() if a.kind == "state" and a.country == country[0])
    return Resolution(states[0], None) if len(states) == 1 else None


def _by_name_behind(page: _Page, phrase: Phrase, words: Sequence[Word]) -> Resolution | None:
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


def _word_at(page: _Page, offset: int) -> int | None:
    """The number of the first word that starts at or after an offset."""
    number = bisect_right(page.words, offset - 1, key=lambda word: word.start)
    return number if number < len(page.words) else None


def _sentence_of(page: _Page, offset: int) -> int | None:
    number = bisect_right(page.sentences, offset, key=lambda sentence: sentence[0]) - 1
    return number if number >= 0 and offset < page.sentences[number][1] else None


# --- "its fighters" ----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Owned:
    """Where "its" stands, and the kinds of actor that may own what follows (None: any; empty: nobody)."""

    position: int
    kinds: frozenset[str] | None


def _find_owner(page: _Page, phrase: Phrase, words: Sequence[Word]) -> _Owned | None:
    """The "its" of a phrase, inside it or right before it."""
    numbers = [number for number, word in enumerate(words) if word.key in _descriptions().owners]
    if numbers:
        position, owned = phrase.start + words[numbers[-1]].start, words[numbers[-1] + 1 :]
    else:
        first = _word_at(page, phrase.start)
        if not first or page.words[first - 1].key not in _descriptions().owners or not words:
            return None
        if page.text[page.words[first - 1].end : phrase.start] != " ":
            return None
        position, owned = page.words[first - 1].start, words
    head = next((words for words in (owned[-2:], owned[-1:]) if key_of(words) in _descriptions().owned), ())
    if not head or any(word.key in _descriptions().prepositions for word in owned):
        return _Owned(position, frozenset())
    members = actor_words().members
    asked = [kinds for word in owned if (kinds := members.get(word.bare)) is not None]
    return _Owned(position, frozenset.intersection(*asked) if asked else None)


def _by_owner(page: _Page, owned: _Owned, described: Mapping[Mention, Phrase]) -> Resolution:
    position, kinds = owned.position, owned.kinds
    number = _sentence_of(page, position)
    if number is None:
        return _NOBODY
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
        return _NOBODY
    owner = next((mention for mention in earlier if _is_subject(page, mention, start)), earlier[-1])
    plural = page.text[position : position + 5].casefold() == "their"
    if plural and any(_are_joined(page, owner, other) for other in earlier):
        return _NOBODY
    return Resolution(owner.actor, described.get(owner) or Phrase(owner.start, owner.end, owner.text))


def _may_own(page: _Page, mention: Mention, kinds: frozenset[str] | None) -> bool:
    kind = page.index.actors[mention.actor].kind
    if kinds is not None and kind not in kinds:
        return False
    return kind != "state" or _word_before(page, mention.start) not in _descriptions().whereabouts


def _word_before(page: _Page, offset: int) -> str:
    """The last word before an offset that is no article, in its levelled form."""
    number = bisect_right(page.words, offset - 1, key=lambda word: word.start) - 1
    while number >= 0 and page.words[number].key in actor_words().articles:
        number -= 1
    return page.words[number].key if number >= 0 else ""


def _is_subject(page: _Page, mention: Mention, start: int) -> bool:
    """Whether nothing before or behind a name shows that it is no subject: a preposition, a possessive."""
    if page.text[mention.end : mention.end + 1] in tuple("'’"):
        return False
    lists = actor_words()
    number = bisect_right(page.words, mention.start - 1, key=lambda word: word.start) - 1
    while number >= 0 and page.words[number].start >= start:
        word = page.words[number]
        if word.key in _descriptions().prepositions:
            return False
        describes = word.key in lists.determiners or word.key in lists.modifiers or word.key in lists.epithets
        if not (describes or page.words[number + 1].tied or country_at(page.index, page.words, number)):
            return True
        number -= 1
    return True


_JOINT = re.compile(r",? (?:and|or) (?:the )?|, (?:the )?", re.IGNORECASE)


def _are_joined(page: _Page, one: Mention, other: Mention) -> bool:
    if one.actor == other.actor:
        return False
    first, second = sorted((one, other), key=lambda mention: mention.start)
    return first.end <= second.start and _JOINT.fullmatch(page.text, first.end, second.start) is not None


# --- "the militant group", "government forces" -------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Asked:
    """What a description asks of the actor beside its kind: words said of it, countries, "US-backed"."""

    words: frozenset[str]
    countries: frozenset[str]
    compounds: tuple[tuple[Word, ...], ...]


def _by_description(page: _Page, phrase: Phrase, core: Core) -> Resolution | None:
    lists = _descriptions()
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


def _is_pointed(page: _Page, phrase: Phrase, body: Sequence[Word]) -> bool:
    """Whether "the" or its like stands right before the words."""
    number = bisect_right(page.words, phrase.start + body[0].start - 1, key=lambda word: word.start) - 1
    if number < 0 or page.words[number].key not in _descriptions().pointing:
        return False
    return page.text[page.words[number].end : phrase.start + body[0].start].isspace()


def _asked(page: _Page, rule: _Rule, describing: Sequence[Word], head: Word) -> _Asked | None:
    """What the words before the last one ask of the actor; None where the rule needs others."""
    if rule.needs and not any(word.key in rule.needs for word in describing):
        return None
    plain = _descriptions().plain | rule.needs
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
    page: _Page, phrase: Phrase, kinds: frozenset[str], asked: _Asked, *, alone: bool, near: bool
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


def _start_of_sentence_before(page: _Page, offset: int) -> int:
    number = _sentence_of(page, offset)
    return offset if number is None else page.sentences[max(0, number - 1)][0]


def _fits(page: _Page, mention: Mention, asked: _Asked) -> bool:
    actor = page.index.actors[mention.actor]
    return (
        asked.countries <= {actor.country}
        and asked.words <= (_said_of(actor) if asked.words else asked.words)
        and all(_fits_compound(page, mention, actor, compound) for compound in asked.compounds)
    )


def _said_of(actor: Actor) -> set[str]:
    """The words of an actor's names and description."""
    return {word.bare for text in (actor.description, actor.name, *actor.aliases) for word in split_words(text)}


def _fits_compound(page: _Page, mention: Mention, actor: Actor, compound: Sequence[Word]) -> bool:
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


def _organ(page: _Page, phrase: Phrase, called: str, country: str | None) -> Resolution | None:
    """The organ of a country, with the nearest earlier name of it if there is one."""
    actor = None if country is None else page.index.organs.get((country, called))
    if actor is None:
        return None
    earlier = [m for m in page.mentions if m.actor == actor and m.end <= phrase.start]
    return Resolution(actor, Phrase(earlier[-1].start, earlier[-1].end, earlier[-1].text) if earlier else None)


def _may_be_organ(called: str, *, pointed: bool, attributive: bool) -> bool:
    lists = _descriptions()
    return (
        called in lists.organs_bare
        or (pointed and called in lists.organs_with_article)
        or (attributive and called in lists.organs_attributive)
    )
