"""Voices: the chain of speakers between the outlet and each event.

Within a sentence the chain is read off the tree: every cue above the trigger whose content holds it is a link. Quotes
that
run on without a cue take the speaker of the sentence before or after; pronouns take the nearest speaker named before.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from reportedly.attribute.cues import Cues, load_cues
from reportedly.records import Claim, Participant, Phrase, Stance, Voice
from reportedly.sentences import Sentence, Token
from reportedly.syntax import ancestors, children, conjuncts, head_within, subtree

CONTENT = frozenset({"ccomp", "advcl", "parataxis", "dep", "acl", "relcl", "conj", "oprd"})
LOOK_BACK = 4
# A statement given without quotation marks is taken to run on for at most so many sentences.
STATEMENT = 10


@dataclass(frozen=True, slots=True)
class Link:
    """A speaker (token span, None = nobody named), the cue's token and its stance."""

    speaker: tuple[int, int] | None
    cue: int
    stance: Stance


def add_voices(
    text: str, quoted: Sequence[tuple[int, int]], sentences: Sequence[Sentence], claims: Sequence[Claim]
) -> tuple[Claim, ...]:
    """The claims with their chains of speakers; a claim that an extractor has given voices keeps them.

    `quoted` are the stretches of the text that stand in quotation marks, in order.
    """
    starts = {s.start: n for n, s in enumerate(sentences)}
    mains = [main_link(s) for s in sentences]
    return tuple(
        c
        if c.voice or c.sentence.start not in starts
        else replace(c, voice=voices_of(text, sentences, starts[c.sentence.start], c, mains, quoted))
        for c in claims
    )


def voices_of(
    text: str,
    sentences: Sequence[Sentence],
    at: int,
    claim: Claim,
    mains: Sequence[Link | None],
    quoted: Sequence[tuple[int, int]],
) -> tuple[Voice, ...]:
    """The chain of one claim, outermost first."""
    sentence = sentences[at]
    trigger = head_within(sentence, claim.trigger.start, claim.trigger.end) or 0
    links = chain(sentence, trigger)
    voices = [v for link in reversed(links) if (v := as_voice(text, sentences, at, link, mains)) is not None]
    if not voices:
        inherited = inherited_voice(text, sentences, at, mains, quoted, claim.trigger.start)
        if inherited is not None:
            voices.append(inherited)
    return tuple(voices)


def inherited_voice(
    text: str,
    sentences: Sequence[Sentence],
    at: int,
    mains: Sequence[Link | None],
    quoted: Sequence[tuple[int, int]],
    position: int,
) -> Voice | None:
    """The voice that a sentence without a cue takes from its neighbours: inside a quote, behind "X said:", or in the
    first person.
    """
    if is_quoted(position, quoted):
        return quoting_voice(text, sentences, at, mains, quoted, position)
    opener = statement_opener(text, sentences, at, mains)
    if opener is not None:
        return as_voice(text, sentences, opener, mains[opener], mains)  # type: ignore[arg-type]
    if first_person(sentences[at]):
        for n in range(at - 1, max(-1, at - 1 - LOOK_BACK), -1):
            link = mains[n]
            if link is not None and link.speaker is not None:
                return as_voice(text, sentences, n, link, mains)
    return None


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


def statement_opener(text: str, sentences: Sequence[Sentence], at: int, mains: Sequence[Link | None]) -> int | None:
    """The sentence "X said:" whose statement runs on to sentence `at` without marks, or None."""
    for n in range(at - 1, max(-1, at - 1 - STATEMENT), -1):
        link = mains[n]
        if sentences[n].text.rstrip().endswith(":"):
            return n if link is not None and link.speaker is not None else None
        if (
            link is not None
            and link.speaker is not None
            and sentences[n].tokens[link.cue].dep == "ROOT"
            and sentences[n].tokens[link.speaker[1]].lemma not in {"i", "we"}
        ):
            return None
    return None


def chain(sentence: Sentence, trigger: int) -> list[Link]:
    """Links whose content holds the trigger, innermost first."""
    cues = load_cues()
    tokens = sentence.tokens
    links: list[Link] = []
    below = tokens[trigger]
    links += beside(sentence, below, cues)
    path = {trigger}
    for above in ancestors(sentence, trigger):
        link = link_at(sentence, below, above, path, cues)
        if link is not None:
            links.append(link)
        path.add(above.index)
        links += [found for found in beside(sentence, above, cues) if found.cue not in path]
        below = above
    seen = {link.cue for link in links}
    links += [found for found in loose(sentence, trigger, cues) if found.cue not in seen and not links]
    unique: list[Link] = []
    for link in (inner for outer in links for inner in (*cited(sentence, outer, trigger, cues), outer)):
        if all(link.speaker != other.speaker or link.speaker is None for other in unique):
            unique.append(link)
    return unique


def cited(sentence: Sentence, link: Link, trigger: int, cues: Cues) -> list[Link]:
    """Whom a speaker gives as the source: "the agency said, citing officials, that ..."; the source speaks inside."""
    heads = {link.cue} if link.speaker is None else {link.cue, *range(link.speaker[0], link.speaker[1] + 1)}
    return [
        Link(speaker_extent(sentence, source.index), token.index, link.stance)
        for token in sentence.tokens
        if token.lemma in cues.citing and token.tag == "VBG" and token.head in heads and token.index != trigger
        for source in children(sentence, token.index, "dobj")
    ]


def link_at(sentence: Sentence, below: Token, above: Token, path: set[int], cues: Cues) -> Link | None:
    """The link that a cue word above makes when its content holds the token below, or None."""
    lemma = above.lemma
    if above.pos in {"VERB", "AUX"} and lemma in cues.verbs:
        if not governs(sentence, below, above, path, cues):
            return None
        speaker = speaker_of(sentence, above)
        if speaker is not None and speaker[1] in path and below.dep != "agent":
            return None
        return Link(speaker, above.index, cues.verbs[lemma])
    if above.pos == "NOUN" and lemma in cues.nouns and below.dep in {"acl", "ccomp", "prep", "relcl"}:
        if below.dep == "prep" and below.lemma not in {"of", "about"}:
            return None
        if below.dep in {"acl", "relcl"} and not any(
            c.dep == "mark" or c.lemma == "that" for c in children(sentence, below.index)
        ):
            return None
        return noun_link(sentence, above, cues)
    return None


def noun_link(sentence: Sentence, noun: Token, cues: Cues) -> Link | None:
    """The link of a noun of saying: its possessor or "by" phrase speaks, a report speaks for itself."""
    for child in children(sentence, noun.index):
        if child.dep == "poss":
            return Link(speaker_extent(sentence, child.index), noun.index, cues.nouns[noun.lemma])
        if child.dep == "prep" and child.lemma in {"by", "from"}:
            for pobj in children(sentence, child.index, "pobj"):
                return Link(speaker_extent(sentence, pobj.index), noun.index, cues.nouns[noun.lemma])
    if noun.lemma in cues.reports and noun.dep in {"nsubj", "pobj", "nsubjpass", "ROOT"}:
        return Link(speaker_extent(sentence, noun.index), noun.index, "says")
    return None


def governs(sentence: Sentence, below: Token, above: Token, path: set[int], cues: Cues) -> bool:
    """Whether the token below stands in the content of the cue verb above."""
    stance = cues.verbs[above.lemma]
    if below.dep in {"ccomp", "parataxis"}:
        return True
    if above.lemma in cues.counting and below.lemma in cues.counted:
        # "The ministry put the dead at 51", "the governor gave 50 dead".
        return True
    if below.dep == "agent":
        # "Accused by X of using gas": parsers hang the accusation on X.
        return stance == "accuses" and any(sentence.tokens[i].lemma in {"of", "for"} for i in path)
    if below.dep == "xcomp":
        return above.lemma in cues.infinitive or below.tag == "VBG" or stance == "denies"
    if below.dep == "advcl":
        # "X said, adding that ...": the cue sits in the adverbial clause itself; "said ... after Y attacked" does not
        # hold Y.
        return False
    if below.dep == "prep":
        if stance == "accuses" or above.lemma == "charge":
            return below.lemma in {"of", "for", "with", "in", "over"}
        return above.lemma in cues.with_of and below.lemma in {"of", "about", "on"}
    if below.dep in {"dobj", "nsubjpass"} or (below.lemma == "dead" and below.dep in {"advmod", "oprd", "acomp"}):
        if stance == "accuses":
            # "Accused X of using gas": parsers often hang the accusation on X.
            charged = any(
                sentence.tokens[i].lemma in {"of", "for"} and sentence.tokens[i].head == below.index for i in path
            )
            return charged or (above.lemma == "blame" and below.dep == "dobj")
        if above.lemma not in cues.noun_content:
            return False
        return nominal(sentence, below, path, cues)
    return False


def nominal(sentence: Sentence, noun: Token, path: set[int], cues: Cues) -> bool:
    """Whether the event lies in a noun's own phrase: it is the noun, describes it, or hangs on it by "of", "for",
    "in".
    """
    if path == {noun.index}:
        return True
    inner = [sentence.tokens[i] for i in path if i != noun.index]
    if noun.lemma in cues.bridges or noun.tag == "VBG":
        return True
    return len(inner) <= 5 and all(
        t.dep in {"prep", "pobj", "compound", "conj", "relcl", "acl", "amod", "nmod"} for t in inner
    )


def beside(sentence: Sentence, clause: Token, cues: Cues) -> list[Link]:
    """Links in phrases beside a clause: "according to X", "X said" in parataxis, "as X reported"."""
    found = []
    for child in children(sentence, clause.index):
        if child.lemma == "accord" or child.text.lower() == "according":
            found += according(sentence, child)
        elif child.dep == "parataxis" and child.lemma in cues.verbs and child.pos == "VERB":
            speaker = speaker_of(sentence, child)
            if speaker is not None:
                found.append(Link(speaker, child.index, cues.verbs[child.lemma]))
        elif (
            child.dep == "advcl"
            and child.lemma in cues.verbs
            and any(c.lemma == "as" and c.dep in {"mark", "advmod"} for c in children(sentence, child.index))
        ):
            speaker = speaker_of(sentence, child)
            if speaker is not None and not children(sentence, child.index, "ccomp"):
                found.append(Link(speaker, child.index, cues.verbs[child.lemma]))
    return found


def according(sentence: Sentence, word: Token) -> list[Link]:
    """The speakers of "according to X"."""
    for prep in children(sentence, word.index, "prep"):
        for pobj in children(sentence, prep.index, "pobj"):
            return [Link(report_source(sentence, pobj.index), word.index, "says")]
    for pobj in children(sentence, word.index, "pobj"):
        return [Link(report_source(sentence, pobj.index), word.index, "says")]
    return []


def report_source(sentence: Sentence, head: int) -> tuple[int, int]:
    """Who speaks in "a statement from X" or "a report by X": X; else the phrase itself."""
    if sentence.tokens[head].lemma in {"statement", "report", "figure", "toll", "count", "tally"}:
        for prep in children(sentence, head, "prep"):
            if prep.lemma in {"by", "from", "of"}:
                for pobj in children(sentence, prep.index, "pobj"):
                    return speaker_extent(sentence, pobj.index)
    return speaker_extent(sentence, head)


def loose(sentence: Sentence, trigger: int, cues: Cues) -> list[Link]:
    """A cue with its own subject at the very end or start of the sentence, where the parse lost the tie.

    "... hit the town the Observatory said", "according to X ..." without a comma.
    """
    for token in sentence.tokens:
        if token.text.lower() == "according":
            found = according(sentence, token)
            if found:
                return found
    return trailing(sentence, trigger, cues)


def trailing(sentence: Sentence, trigger: int, cues: Cues) -> list[Link]:
    """A tag at the end of the sentence: "... X said on Sunday", "... said X", "...: X" in a headline."""
    tokens = sentence.tokens
    for token in reversed(tokens):
        if len(tokens) - token.index > TAIL or token.index <= trigger:
            break
        if (
            token.lemma not in cues.verbs
            or token.lemma in cues.never_last
            or token.tag not in {"VBD", "VBZ", "VBP", "VBN"}
            or children(sentence, token.index, "auxpass")
        ):
            continue
        before = chunk_before(sentence, token.index)
        if before is not None and before[0] > trigger:
            return [Link(before, token.index, cues.verbs[token.lemma])]
        after = chunk_after(sentence, token.index)
        if (
            after is not None
            and token.index > 0
            and (tokens[token.index - 1].pos == "PUNCT" or len(tokens) - after[1] <= 2)
        ):
            return [Link(after, token.index, cues.verbs[token.lemma])]
    return headline_tag(sentence, trigger)


def chunk_before(sentence: Sentence, verb: int) -> tuple[int, int] | None:
    """The noun phrase right before a verb by word classes alone, for sentences whose parse went wrong."""
    tokens = sentence.tokens
    last = verb - 1
    while last >= 0 and tokens[last].pos in {"AUX", "ADV"}:
        last -= 1
    if last < 0 or tokens[last].pos not in {"NOUN", "PROPN", "PRON"}:
        return None
    first = last
    while first > 0 and last - first < 12:
        left = tokens[first - 1]
        if left.pos == "DET":
            break
        joins = left.pos in {"NOUN", "PROPN", "ADJ", "PART", "NUM"} or (
            left.lemma in {"of", "for", "in", "at", "and"}
            and first - 2 >= 0
            and tokens[first - 2].pos in {"NOUN", "PROPN"}
        )
        if not joins or tokens[first].pos == "PRON":
            break
        first -= 1
    return first, last


def chunk_after(sentence: Sentence, verb: int) -> tuple[int, int] | None:
    """The noun phrase right after a verb by word classes alone."""
    tokens = sentence.tokens
    first = verb + 1
    while first < len(tokens) and tokens[first].pos == "DET":
        first += 1
    last = first - 1
    while (
        last + 1 < len(tokens)
        and last - first < 10
        and (tokens[last + 1].pos in {"NOUN", "PROPN", "ADJ", "PART"} or tokens[last + 1].lemma in {"of", "for"})
    ):
        last += 1
    return (first, last) if last >= first and tokens[last].pos in {"NOUN", "PROPN"} else None


def headline_tag(sentence: Sentence, trigger: int) -> list[Link]:
    """A short phrase behind a colon or dash that ends a line without a stop: "Air strikes kill 20: monitor"."""
    tokens = sentence.tokens
    for mark in tokens[trigger + 1 :]:
        if (
            mark.text in {":", "-", "–", "—"}
            and 1 <= len(tokens) - 1 - mark.index <= 6
            and tokens[-1].pos in {"NOUN", "PROPN"}
            and mark.index > trigger + 1
        ):
            rest = tokens[mark.index + 1 :]
            if all(t.pos in {"NOUN", "PROPN", "ADJ", "DET", "PART", "ADP"} for t in rest):
                return [Link((rest[0].index, rest[-1].index), mark.index, "says")]
    return []


TAIL = 16


def speaker_of(sentence: Sentence, cue: Token) -> tuple[int, int] | None:
    """The speaker of a cue verb: its subject, or the "by" phrase of a passive; borrowed from the verb above if it has
    none.
    """
    for hops in range(4):
        kids = children(sentence, cue.index)
        if any(c.dep in {"nsubjpass", "auxpass"} for c in kids):
            for child in kids:
                if child.dep == "agent":
                    for pobj in children(sentence, child.index, "pobj"):
                        return speaker_extent(sentence, pobj.index)
            return None
        for child in kids:
            if child.dep == "nsubj":
                if child.lemma in {"who", "which", "that"} and cue.dep == "relcl":
                    return speaker_extent(sentence, cue.head)
                return speaker_extent(sentence, child.index)
        head = sentence.tokens[cue.head]
        if head.index == cue.index or hops == 3 or cue.dep not in {"conj", "advcl", "xcomp", "acl", "relcl"}:
            return None
        if cue.dep in {"acl", "relcl"} and head.pos in {"NOUN", "PROPN"}:
            issuer = sentence.tokens[head.head]
            if head.dep == "dobj" and issuer.lemma in load_cues().issuing:
                cue = issuer
                continue
            return speaker_extent(sentence, head.index)
        cue = head
    return None


def speaker_extent(sentence: Sentence, head: int) -> tuple[int, int]:
    """The speaker's phrase with title and name, both of two joined by "and", without article, apposition or relative
    clause.
    """
    tokens = sentence.tokens
    keep = {head}
    for child in children(sentence, head):
        if child.index < head and child.dep in {"compound", "amod", "nmod", "nummod", "poss", "quantmod"}:
            keep.update(i for i in subtree(sentence, child.index) if i < head)
        elif (
            child.dep == "prep"
            and child.lemma in {"of", "for", "in", "at", "from"}
            and child.index > head
            and tokens[head].pos in {"NOUN", "PROPN"}
        ):
            below = subtree(sentence, child.index)
            if (
                len(below) <= 6
                and not children(sentence, child.index, "pcomp")
                and not any(tokens[i].dep in {"relcl", "appos"} for i in below)
                and child.index == max(keep) + 1
            ):
                keep.update(below)
    others = [i for i in conjuncts(sentence, head) if i != head]
    if others and len(others) == 1 and others[0] - head <= 4:
        keep.add(others[0])
    first, last = min(keep), max(keep)
    while first < last and tokens[first].pos in {"DET", "PUNCT"}:
        first += 1
    while last > first and tokens[last].pos in {"PUNCT", "ADP"}:
        last -= 1
    return first, last


def main_link(sentence: Sentence) -> Link | None:
    """The sentence's leading cue with a speaker: the root, or the first cue verb that has a subject of its own."""
    cues = load_cues()
    verbs = [t for t in sentence.tokens if t.pos == "VERB" and t.lemma in cues.verbs]
    verbs.sort(key=lambda t: (t.dep != "ROOT", t.index))
    for verb in verbs:
        speaker = speaker_of(sentence, verb)
        if speaker is not None and (verb.dep == "ROOT" or verb.lemma not in cues.clause_only):
            return Link(speaker, verb.index, cues.verbs[verb.lemma])
    for token in sentence.tokens:
        if token.text.lower() == "according":
            found = according(sentence, token)
            if found:
                return found[0]
    return None


def as_voice(
    text: str, sentences: Sequence[Sentence], at: int, link: Link, mains: Sequence[Link | None]
) -> Voice | None:
    """The record of a link; a pronoun takes the nearest speaker named before. None where nobody is named."""
    if link.speaker is None:
        return None
    sentence = sentences[at]
    cue = sentence.tokens[link.cue]
    first, last = link.speaker
    speaker = participant(text, sentence, link.speaker)
    if first == last and sentence.tokens[first].lemma in load_cues().pronouns:
        speaker = subject_before(text, sentence, first) or named_before(text, sentences, at, mains) or speaker
    return Voice(speaker, Phrase(cue.start, cue.end, cue.text), link.stance)


def participant(text: str, sentence: Sentence, span: tuple[int, int]) -> Participant:
    """The characters of a token span as a participant."""
    start, end = sentence.tokens[span[0]].start, sentence.tokens[span[1]].end
    return Participant(start, end, text[start:end])


def subject_before(text: str, sentence: Sentence, pronoun: int) -> Participant | None:
    """The subject of an earlier clause of the same sentence: "the unit drew another picture: it said ..."."""
    pronouns = load_cues().pronouns
    for token in reversed(sentence.tokens[:pronoun]):
        if token.dep in {"nsubj", "nsubjpass"} and token.pos in {"NOUN", "PROPN"} and token.lemma not in pronouns:
            return participant(text, sentence, speaker_extent(sentence, token.index))
    return None


def named_before(text: str, sentences: Sequence[Sentence], at: int, mains: Sequence[Link | None]) -> Participant | None:
    """The nearest speaker before sentence `at` that is no pronoun."""
    pronouns = load_cues().pronouns
    for n in range(at - 1, max(-1, at - 1 - LOOK_BACK), -1):
        link = mains[n]
        if link is None or link.speaker is None:
            continue
        first, last = link.speaker
        if first != last or sentences[n].tokens[first].lemma not in pronouns:
            return participant(text, sentences[n], link.speaker)
    return None


def quoting_voice(
    text: str,
    sentences: Sequence[Sentence],
    at: int,
    mains: Sequence[Link | None],
    quoted: Sequence[tuple[int, int]],
    position: int,
) -> Voice | None:
    """The speaker of a quote that has no cue in its own sentence: of the sentence in which the quote began or ended,
    else of the one before.
    """
    start, end = next((q for q in quoted if q[0] <= position < q[1]), (position, position))
    order = [n for n in range(at, -1, -1) if at - n <= LOOK_BACK] + [
        n for n in range(at + 1, min(len(sentences), at + 3)) if sentences[n].start <= end
    ]
    for n in order:
        link = mains[n]
        if link is not None and link.speaker is not None and not (start <= sentences[n].tokens[link.cue].start < end):
            if n == at and sentences[n].tokens[link.cue].index < 0:
                continue
            return as_voice(text, sentences, n, link, mains)
    return None
