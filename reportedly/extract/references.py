"""References to events told before: "those claims" after an accusation."""

from collections.abc import Sequence

from reportedly.drafts import Draft, Words
from reportedly.extract.phrases import characters, extent
from reportedly.lexicon import load_words, strings
from reportedly.sentences import Sentence, Token
from reportedly.syntax import children, subtree

DEFINITE = frozenset({"the", "this", "that", "these", "those"})


def answer_without_event(sentence: Sentence, earlier: Sequence[Draft], extractor: str) -> Draft | None:
    """A draft for "denied those claims": the event is the one that the nearest earlier draft tells, the words are the
    pointing phrase.
    """
    words = load_words("cues")
    stances = words["verbs"]
    assert isinstance(stances, dict)
    answering = frozenset(stances["denies"]) | frozenset(stances["confirms"])
    pointing = frozenset(strings(words, "denied_content", "cues.yml"))
    if not earlier:
        return None
    for token in sentence.tokens:
        if token.lemma in answering and token.pos == "VERB":
            for content in children(sentence, token.index, "dobj", "nsubjpass"):
                if content.lemma in pointing and points_back(sentence, content):
                    start, end = characters(sentence, with_article(sentence, content))
                    text = sentence.text[start - sentence.start : end - sentence.start]
                    return Draft(
                        Words(sentence.text, sentence.start), earlier[-1].event, Words(text, start), extractor=extractor
                    )
    return None


def points_back(sentence: Sentence, content: Token) -> bool:
    """Whether a noun such as "claims" has a pointing article and no content of its own."""
    kids = children(sentence, content.index)
    return any(c.dep == "det" and c.lemma in DEFINITE for c in kids) and not any(
        c.dep in {"prep", "acl", "relcl", "ccomp"} and len(subtree(sentence, c.index)) > 1 for c in kids
    )


def with_article(sentence: Sentence, content: Token) -> tuple[int, int]:
    """The noun's phrase with the article that points back."""
    first, last = extent(sentence, content.index)
    return min([first, *(c.index for c in children(sentence, content.index, "det"))]), last
