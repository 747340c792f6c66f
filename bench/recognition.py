"""Place names in whole texts, by the parse and the gazetteer.

The program itself looks for places of events only; for a comparison with gazetteer readers every name is wanted.
"""

from collections.abc import Iterator, Sequence

from reportedly.gazetteer import Gazetteer, is_toponym, strip_generic
from reportedly.sentences import Sentence, Token

Span = tuple[int, int]


def find_toponyms(sentences: Sequence[Sentence], gazetteer: Gazetteer) -> Iterator[Span]:
    """The place names of parsed sentences, as characters of the text.

    A run of proper nouns is one if the gazetteer knows it as it stands, without its generic words ("Hama Governorate"),
    or by the country that it belongs to ("Syrian"). A part of a run is none: most are persons' names.
    """
    for sentence in sentences:
        for run in runs(sentence, gazetteer):
            start, end = run[0].start, run[-1].end
            text = sentence.text[start - sentence.start : end - sentence.start]
            name = next((n for n in (text, *strip_generic(gazetteer.words, text)) if is_place(n, gazetteer)), None)
            if name is not None:
                at = start + max(0, text.find(name))
                yield at, at + len(name)


def runs(sentence: Sentence, gazetteer: Gazetteer) -> Iterator[list[Token]]:
    """Stretches of proper nouns; an adjective of a country is one of its own."""
    run: list[Token] = []
    for token in sentence.tokens:
        adjective = token.text in gazetteer.demonyms
        if run and (adjective or token.pos != "PROPN"):
            yield run
            run = []
        if adjective:
            yield [token]
        elif token.pos == "PROPN":
            run.append(token)
    if run:
        yield run


def is_place(name: str, gazetteer: Gazetteer) -> bool:
    """Whether a name is a country's, an adjective of one, or a known place's."""
    return name in gazetteer.demonyms or is_toponym(gazetteer, name)
