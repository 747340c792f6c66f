"""Tags at the end of a sentence, read by the order of words where the parse lost the tie: "... X said on Sunday"."""

from reportedly.attribute.cues import Cues
from reportedly.attribute.speakers import Link, according
from reportedly.sentences import Sentence
from reportedly.syntax import children

# A tag stands within so many words of the end.
TAIL = 16


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
