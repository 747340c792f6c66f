"""The rule extractor: drafts of claims from sentences by trigger words and syntax."""

from collections.abc import Iterable, Iterator, Sequence

from reportedly.drafts import Draft, DraftCasualty, DraftPlace, Words
from reportedly.extract.merge import Deed, merge
from reportedly.extract.phrases import IsToponym, characters, extent
from reportedly.extract.places import find_places
from reportedly.extract.pronouns import PERSONAL, antecedent
from reportedly.extract.references import answer_without_event
from reportedly.extract.roles import find_roles, load_role_words
from reportedly.extract.timing import assign_times
from reportedly.extract.tolls import Toll, find_tolls
from reportedly.extract.triggers import find_triggers
from reportedly.moments import TimeExpression
from reportedly.sentences import Sentence
from reportedly.syntax import children

NAME = "rules 1"
POINTING = frozenset({"the", "this", "that", "these", "those", "such", "its", "their"})


def extract(text: str, sentences: Sequence[Sentence], is_toponym: IsToponym) -> Iterator[Draft]:
    """Drafts of all claims in the sentences of a document, in order of the text."""
    told: list[Draft] = []
    for at, sentence in enumerate(sentences):
        drafts = list(sentence_drafts(text, sentences, at, is_toponym))
        if not drafts:
            answer = answer_without_event(sentence, told, NAME)
            drafts = [answer] if answer is not None else []
        told += drafts
        yield from drafts


def sentence_drafts(text: str, sentences: Sequence[Sentence], at: int, is_toponym: IsToponym) -> Iterator[Draft]:
    """Drafts of the claims in the sentence at index `at`."""
    sentence = sentences[at]
    deeds = find_deeds(sentence, is_toponym)
    for deed, draft in zip(deeds, drafts_of(text, sentences, at, deeds, is_toponym), strict=True):
        if says_something(sentence, deed, draft):
            yield draft


def find_deeds(sentence: Sentence, is_toponym: IsToponym) -> list[Deed]:
    """The events of a sentence, in order of the text."""
    return merge(sentence, find_triggers(sentence, is_toponym))


def drafts_of(
    text: str, sentences: Sequence[Sentence], at: int, deeds: Sequence[Deed], is_toponym: IsToponym
) -> list[Draft]:
    """One draft for each of the deeds of the sentence at index `at`, whoever found them."""
    sentence = sentences[at]
    if not deeds:
        return []
    tolls = find_tolls(sentence, deeds, is_toponym)
    times = assign_times(sentence, deeds, sentence.times)
    return [
        as_draft(text, sentences, at, deed, tolls.get(n, []), times.get(n), is_toponym) for n, deed in enumerate(deeds)
    ]


def as_draft(
    text: str,
    sentences: Sequence[Sentence],
    at: int,
    deed: Deed,
    tolls: Sequence[Toll],
    time: TimeExpression | None,
    is_toponym: IsToponym,
) -> Draft:
    """The draft of a deed with its roles, places, time and tolls."""
    sentence = sentences[at]

    def words(span: tuple[int, int], n: int = at) -> Words:
        start, end = characters(sentences[n], span)
        return Words(text[start:end], start)

    def names(spans: Iterable[tuple[int, int]]) -> tuple[Words, ...]:
        found = []
        for first, last in spans:
            token = sentence.tokens[last]
            if first == last and token.pos == "PRON" and token.lemma in PERSONAL:
                meant = antecedent(sentences, at, last, is_toponym)
                if meant is not None:
                    found.append(words(extent(sentences[meant[0]], meant[1]), meant[0]))
                elif token.lemma != "it":
                    found.append(words((first, last)))
            else:
                found.append(words((first, last)))
        return tuple(dict.fromkeys(found))

    roles = find_roles(sentence, deed, is_toponym)
    victims = {t.head for t in tolls}
    places = find_places(sentence, deed, is_toponym)
    targets = [
        t
        for t in roles.targets
        if not any(p.first <= t[1] and t[0] <= p.last for p in places if t[1] - t[0] <= p.last - p.first)
    ]
    return Draft(
        sentence=Words(sentence.text, sentence.start),
        event=deed.trigger.event,
        trigger=words(trigger_span(sentence, deed)),
        agents=names(whole_names(sentence, roles.agents)),
        targets=names(stated_targets(targets, victims) if deed.trigger.event != "clash" else ()),
        instruments=tuple(words(s) for s in roles.instruments),
        places=tuple(DraftPlace(words((p.first, p.last)), p.relation) for p in places),
        when=None if time is None else Words(time.text, sentence.start + time.start),
        casualties=tuple(
            DraftCasualty(t.kind, t.low, t.high, Words(text[t.start : t.end], t.start), t.victims, t.status)
            for t in tolls
        ),
        extractor=NAME,
    )


def whole_names(sentence: Sentence, spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The spans with those joined that are one name: "Islamic State of Iraq and al-Sham (ISIS)", "ISIS terrorist"."""
    found: list[tuple[int, int]] = []
    for span in spans:
        if found:
            first, last = found[-1][0], span[1]
            between = sentence.tokens[found[-1][1] + 1 : span[0]]
            if not between or ([t.lemma for t in between] == ["and"] and explains(sentence, first, last)):
                found[-1] = first, last
                continue
        found.append(span)
    return found


def explains(sentence: Sentence, first: int, last: int) -> bool:
    """Whether a span ends with an acronym in brackets whose first letters are those of its capitalised words."""
    tokens = sentence.tokens[first : last + 1]
    if len(tokens) < 4 or tokens[-1].text != ")" or tokens[-3].text != "(":
        return False
    initials = "".join(t.text[0] for t in tokens[:-3] if t.text[:1].isupper())
    return len(initials) > 1 and tokens[-2].text.startswith(initials[:3])


def stated_targets(targets: Sequence[tuple[int, int]], victims: set[int]) -> list[tuple[int, int]]:
    """The targets; persons killed stand among them only where nothing else is hit."""
    others = [s for s in targets if not any(s[0] <= v <= s[1] for v in victims)]
    return others or list(targets)


def trigger_span(sentence: Sentence, deed: Deed) -> tuple[int, int]:
    """The trigger's token with a particle or a weapon noun that stands right beside it."""
    tokens = sentence.tokens
    first = last = deed.trigger.index
    if last + 1 < len(tokens) and tokens[last + 1].head == last and tokens[last + 1].dep == "prt":
        last += 1
    elif last + 1 < len(tokens) and tokens[last + 1].head == last and tokens[last + 1].dep == "dobj":
        # "Took control", "opened fire", "used chlorine": such an object is part of what names the event.
        words = load_role_words()
        bare = all(i > last + 1 for i in sentence.children[last + 1])
        if bare and tokens[last + 1].lemma in words.empty_objects | words.instruments:
            last += 1
    while (
        first > 0
        and tokens[first - 1].head == deed.trigger.index
        and tokens[first - 1].dep == "compound"
        and tokens[first - 1].pos == "NOUN"
    ):
        first -= 1
    return first, last


def says_something(sentence: Sentence, deed: Deed, draft: Draft) -> bool:
    """Whether a draft adds anything: a bare "the attack" does not."""
    token = sentence.tokens[deed.trigger.index]
    if token.pos not in {"NOUN", "PROPN"} or deed.joined:
        return True
    if deed.trigger.toll and draft.event == "casualties":
        return bool(draft.casualties or draft.targets)
    if draft.agents or draft.targets or draft.places or draft.casualties or draft.instruments:
        return True
    kids = children(sentence, token.index)
    return any(c.dep == "prep" for c in kids) or not any(c.dep in {"det", "poss"} and c.lemma in POINTING for c in kids)
