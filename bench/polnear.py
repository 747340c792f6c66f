"""Compare the voices that rules read with the attributions of PolNeAR (Newell et al. 2018), figures only.

usage: python -m bench.polnear --shared DIR [--write FILE]

Exact-match F1 of the characters of speakers (sources), cues and contents over the test part. Nothing is trained on it.
Beside them stand the figures in `bench/polnear-model.json`, of a network trained on the corpus's own training part
(`make attribution-model`).
"""

import argparse
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from reportedly.attribute.cues import load_cues
from reportedly.attribute.speakers import according, speaker_of
from reportedly.parse.sentences import load_parser
from reportedly.sentences import Sentence
from reportedly.syntax import children, head_within, subtree
from training.matches import Matches, match_spans
from training.polnear import KINDS, Span, read_part

# What the figures mean; to be read again whenever they change.
LESSON = "It is ahead of the best published system without a transformer on sources and cues, a little behind it on contents, and behind BERT by five points or more everywhere: a network so small can learn these definitions, and the rules, which were written for others, fall short of it on all three. It marks more cues than the corpus has (precision 0.677, recall 0.727). Texts marked by several annotators count once for each; whether the published systems counted so is not known. "  # noqa: E501
MODEL = Path(__file__).parent / "polnear-model.json"
# As published: rules of the corpus's authors, the best system without a transformer, one based on BERT.
PUBLISHED = {"Source": (0.107, 0.733, 0.832), "Cue": (0.228, 0.662, 0.753), "Content": (0.056, 0.636, 0.729)}
CLAUSES = ("ccomp", "xcomp", "parataxis")


@dataclass(frozen=True, slots=True)
class ModelFigures:
    """What a network trained on PolNeAR reads: matches by kind of span and of whole attributions, the same of its gold
    put into the network's labels and taken out again, and how it was trained.
    """

    read: Mapping[str, Matches]
    best: Mapping[str, Matches]
    texts: int
    epochs: int


def main() -> None:
    """Read, compare, print and write."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--shared", type=Path, required=True)
    options.add_argument("--write", type=Path)
    given = options.parse_args()
    folder = given.shared / "corpora" / "polnear" / "test"
    parse = load_parser()
    pairs = []
    for one in read_part(folder):
        sentences = parse(one.text, [(0, len(one.text))])
        pairs.append(({span for sentence in sentences for span in attributions(sentence)}, one.spans))
    page = render(match_spans(pairs), read_figures(MODEL))
    print(page)
    if given.write:
        given.write.write_text(page, encoding="utf-8")


def read_figures(file: Path) -> ModelFigures:
    """The figures that `training.attribution` wrote."""
    told = json.loads(file.read_text(encoding="utf-8"))
    read, best = (
        {kind: Matches(one["hit"], one["found"], one["gold"]) for kind, one in told[name].items()}
        for name in ("read", "best")
    )
    return ModelFigures(read, best, told["texts"], len(told["losses"]))


def attributions(sentence: Sentence) -> Iterator[Span]:
    """Speakers, cues and contents that rules read in a sentence, whether or not an event is told."""
    cues = load_cues()
    for token in sentence.tokens:
        if token.pos in {"VERB", "AUX"} and token.lemma in cues.verbs:
            speaker = speaker_of(sentence, token)
            clauses = children(sentence, token.index, *CLAUSES)
            if token.dep == "parataxis":
                clauses = [sentence.tokens[token.head]]
            if speaker is None or not clauses:
                continue
            yield characters("Cue", sentence, token.index, token.index)
            yield characters("Source", sentence, *speaker)
            inside = set(subtree(sentence, clauses[0].index)) - set(subtree(sentence, token.index))
            inside = inside or set(subtree(sentence, clauses[0].index))
            yield trimmed("Content", sentence, min(inside), max(inside))
        elif token.text.lower() == "according":
            for link in according(sentence, token):
                if link.speaker is not None:
                    yield characters("Source", sentence, *link.speaker)
                    yield characters("Cue", sentence, token.index, min(token.index + 1, link.speaker[0] - 1))


def trimmed(kind: str, sentence: Sentence, first: int, last: int) -> Span:
    """A span without marks at its ends that are no quotation marks."""
    while first < last and sentence.tokens[first].text in {",", ":", ";"}:
        first += 1
    while last > first and sentence.tokens[last].text in {",", ".", ":", ";"}:
        last -= 1
    return characters(kind, sentence, first, last)


def characters(kind: str, sentence: Sentence, first: int, last: int) -> Span:
    """The characters from the first to the last token; speakers with their article, as PolNeAR has them."""
    if kind == "Source":
        head = head_within(sentence, sentence.tokens[first].start, sentence.tokens[last].end)
        articles = [] if head is None else children(sentence, head, "det")
        first = min([first, *(c.index for c in articles)])
    return kind, sentence.tokens[first].start, sentence.tokens[last].end


def render(rules: Mapping[str, Matches], model: ModelFigures) -> str:
    """The page docs/attribution.md."""
    rows = []
    for kind in KINDS:
        figures = [f"{n:.3f}" for m in (rules[kind], model.read[kind]) for n in (m.f1, m.precision, m.recall)]
        published = [f"{figure:.3f}" for figure in PUBLISHED[kind]]
        rows.append(f"| {' | '.join([kind.lower(), str(rules[kind].gold), *figures, *published])} |")
    whole, caps = model.read["Attribution"], [model.best[kind].f1 for kind in KINDS]
    return (
        "# Attribution against PolNeAR\n\n"
        "Made by `make attribution`: exact-match F1 on the test part of PolNeAR 1.0 (US political news of 2016; Newell et al. 2018), which is read for figures only. No text or label of it trains anything that ships.\n\n"  # noqa: E501
        "| span | gold | rules that ship: F1 | precision | recall | network trained on PolNeAR: F1 | precision | recall | published: rules | published: best without a transformer | published: BERT |\n"  # noqa: E501
        f"|{'---|' * 11}\n"
        + "\n".join(rows)
        + "\n\nWhere the definitions differ: PolNeAR marks every attribution, of statements, beliefs and intentions alike, in any sentence; Reportedly looks for who stands behind an *event*, from a list of reporting words, and leaves beliefs and wishes to factuality. "  # noqa: E501
        "PolNeAR's cue takes in auxiliaries, adverbs and objects (\"made clear in a statement\"), Reportedly's is one word; its source takes in appositions and relative clauses, which Reportedly leaves out by its codebook; its content is every word of what is said, which Reportedly does not mark, so it is taken here as the clause below the cue.\n\n"  # noqa: E501
        f"So a second network, made by `make attribution-model` and not shipped, tells what the architecture can do where the definitions are the same. It is that of the tagger (MiniLM-L6, its two upper layers read once for the cues and once more around each; 27 million weights, where BERT has 110), with a head for cues and heads for source and content, without hints of rules; it was trained on the {model.texts} texts of the training part in {model.epochs} epochs. "  # noqa: E501
        f"{LESSON}"
        f"All three spans of an attribution are right together for an F1 of {whole.f1:.3f} (precision {whole.precision:.3f}, recall {whole.recall:.3f}). "  # noqa: E501
        f"Gold put into the network's labels and taken out again scores {caps[0]:.3f} for sources, {caps[1]:.3f} for cues and {caps[2]:.3f} for contents: no reading can do better, since spans that end inside a word grow to it and contents are cut where they go on beyond the passage of about 160 word pieces.\n"  # noqa: E501
    )


if __name__ == "__main__":
    main()
