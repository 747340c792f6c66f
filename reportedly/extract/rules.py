"""The rule extractor: drafts of claims from sentences by trigger words and syntax."""

from collections.abc import Iterator, Sequence

from reportedly.drafts import Draft, DraftCasualty, DraftPlace, Words
from reportedly.extract.merge import Deed, merge
from reportedly.extract.phrases import IsToponym, characters
from reportedly.extract.places import find_places
from reportedly.extract.roles import find_roles
from reportedly.extract.tolls import Toll, find_tolls
from reportedly.extract.triggers import find_triggers
from reportedly.extract.timing import assign_times
from reportedly.parse.sentences import Sentence
from reportedly.parse.times import TimeExpression, find_times

NAME = "rules 1"


def extract(text: str, sentences: Sequence[Sentence], is_toponym: IsToponym) -> Iterator[Draft]:
    """Drafts of all claims in the sentences of a document, in order of the text."""
    for sentence in sentences:
        yield from sentence_drafts(text, sentence, is_toponym)


def sentence_drafts(text: str, sentence: Sentence, is_toponym: IsToponym) -> Iterator[Draft]:
    """Drafts of the claims in one sentence."""
    triggers = find_triggers(sentence, is_toponym)
    if not triggers:
        return
    deeds = merge(sentence, triggers)
    tolls = find_tolls(sentence, deeds, is_toponym)
    times = assign_times(sentence, deeds, find_times(sentence.text))
    for n, deed in enumerate(deeds):
        draft = as_draft(text, sentence, deed, tolls.get(n, []), times.get(n), is_toponym)
        if says_something(sentence, deed, draft):
            yield draft


def as_draft(text: str, sentence: Sentence, deed: Deed, tolls: Sequence[Toll], time: TimeExpression | None, is_toponym: IsToponym) -> Draft:
    """The draft of a deed with its roles, places and tolls."""

    def words(span: tuple[int, int]) -> Words:
        start, end = characters(sentence, span)
        return Words(text[start:end], start)

    roles = find_roles(sentence, deed, is_toponym)
    victims = {t.head for t in tolls}
    agents = tuple(words(s) for s in roles.agents)
    return Draft(
        sentence=Words(sentence.text, sentence.start),
        event=deed.trigger.event,
        trigger=words(trigger_span(sentence, deed)),
        agents=agents,
        targets=tuple(words(s) for s in roles.targets if deed.trigger.event != "clash" and not (victims and s[1] in victims and len(roles.targets) > len(victims))),
        instruments=tuple(words(s) for s in roles.instruments),
        places=tuple(DraftPlace(words((p.first, p.last)), p.relation) for p in find_places(sentence, deed, is_toponym)),
        when=None if time is None else Words(time.text, sentence.start + time.start),
        casualties=tuple(DraftCasualty(t.kind, t.low, t.high, Words(text[t.start : t.end], t.start), t.victims, t.status) for t in tolls),
        extractor=NAME,
    )


def trigger_span(sentence: Sentence, deed: Deed) -> tuple[int, int]:
    """The trigger's token with a particle or a weapon noun that stands right beside it."""
    tokens = sentence.tokens
    first = last = deed.trigger.index
    if last + 1 < len(tokens) and tokens[last + 1].head == last and tokens[last + 1].dep == "prt":
        last += 1
    while first > 0 and tokens[first - 1].head == deed.trigger.index and tokens[first - 1].dep == "compound" and tokens[first - 1].pos == "NOUN":
        first -= 1
    return first, last


def says_something(sentence: Sentence, deed: Deed, draft: Draft) -> bool:
    """Whether a draft adds anything: a bare "the attack" does not."""
    token = sentence.tokens[deed.trigger.index]
    if token.pos not in {"NOUN", "PROPN"} or deed.joined:
        return True
    if draft.agents or draft.targets or draft.places or draft.casualties or draft.instruments:
        return True
    return not any(t.dep in {"det", "poss"} and t.lemma in {"the", "this", "that", "these", "those", "such", "its", "their"} for t in (sentence.tokens[i] for i in sentence.children[token.index]))
