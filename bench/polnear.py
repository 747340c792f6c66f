"""Compare the voices that rules read with the attributions of PolNeAR (Newell et al. 2018), figures only.

usage: python -m bench.polnear --shared DIR [--write FILE]

Exact-match F1 of the characters of speakers (sources), cues and contents over the test part. Nothing is trained on it.
"""

import argparse
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from reportedly.attribute.cues import load_cues
from reportedly.attribute.speakers import according, speaker_of
from reportedly.parse.sentences import load_parser
from reportedly.sentences import Sentence
from reportedly.syntax import children, head_within, subtree

KINDS = ("Source", "Cue", "Content")
# As published: rules of the corpus's authors, the best system without a transformer, one based on BERT.
PUBLISHED = {"Source": (0.107, 0.733, 0.832), "Cue": (0.228, 0.662, 0.753), "Content": (0.056, 0.636, 0.729)}
CLAUSES = ("ccomp", "xcomp", "parataxis")

Span = tuple[str, int, int]


def main() -> None:
    """Read, compare, print and write."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--shared", type=Path, required=True)
    options.add_argument("--write", type=Path)
    given = options.parse_args()
    folder = given.shared / "corpora" / "polnear" / "test"
    parse = load_parser()
    hit, gold, found = Counter[str](), Counter[str](), Counter[str]()
    for file in sorted((folder / "attributions").glob("*.ann")):
        text = next((folder / "text").glob(f"{file.stem.rsplit('_', 1)[0]}*.txt")).read_text(encoding="utf-8")
        told = set(read_annotation(file.read_text(encoding="utf-8")))
        read = {span for sentence in parse(text, [(0, len(text))]) for span in attributions(sentence)}
        for kind, *_ in told:
            gold[kind] += 1
        for span in read:
            found[span[0]] += 1
            hit[span[0]] += span in told
    page = render(hit, gold, found)
    print(page)
    if given.write:
        given.write.write_text(page, encoding="utf-8")


def read_annotation(text: str) -> Iterator[Span]:
    """The spans of a file in brat's standoff format; one in several pieces counts from its first to its last
    character.
    """
    for line in text.splitlines():
        if line.startswith("T"):
            kind, *rest = line.split("\t")[1].split(" ")
            if kind in KINDS:
                yield kind, int(rest[0]), int(rest[-1])


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


def render(hit: Counter[str], gold: Counter[str], found: Counter[str]) -> str:
    """The page docs/attribution.md."""
    rows = []
    for kind in KINDS:
        precision, recall = hit[kind] / max(1, found[kind]), hit[kind] / max(1, gold[kind])
        f1 = 2 * precision * recall / max(1e-9, precision + recall)
        published = " | ".join(f"{figure:.3f}" for figure in PUBLISHED[kind])
        rows.append(f"| {kind.lower()} | {f1:.3f} | {precision:.3f} | {recall:.3f} | {gold[kind]} | {published} |")
    return (
        "# Attribution against PolNeAR\n\n"
        "Made by `make attribution`: exact-match F1 on the test part of PolNeAR 1.0 (US political news of 2016; Newell et al. 2018), which is read for figures only. No text or label of it trains anything.\n\n"  # noqa: E501
        "| span | F1 | precision | recall | gold | published: rules | published: best without a transformer | published: BERT |\n|---|---|---|---|---|---|---|---|\n"  # noqa: E501
        + "\n".join(rows)
        + "\n\nWhere the definitions differ: PolNeAR marks every attribution, of statements, beliefs and intentions alike, in any sentence; Reportedly looks for who stands behind an *event*, from a list of reporting words, and leaves beliefs and wishes to factuality. "  # noqa: E501
        "PolNeAR's cue takes in auxiliaries, adverbs and objects (\"made clear in a statement\"), Reportedly's is one word; its source takes in appositions and relative clauses, which Reportedly leaves out by its codebook; its content is every word of what is said, which Reportedly does not mark, so it is taken here as the clause below the cue.\n"  # noqa: E501
    )


if __name__ == "__main__":
    main()
