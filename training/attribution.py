"""Train the network on the attributions of PolNeAR, to tell what its architecture can do; nothing of this ships.

usage: python -m training.attribution --shared DIR --base DIR [--work DIR] [--write FILE] [--part PART] [--trained]

DIR of --shared holds `corpora/polnear`; DIR of --base holds `model.safetensors` and `tokenizer.json` of the encoder to
start from. The weights go to --work, the figures to --write; with --trained the weights that lie in --work are scored.
Nothing was tuned but on the part "dev"; the part "test" is for the figures that are published.
"""

import argparse
import json
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import torch

from reportedly.parse.sentences import Parse, load_parser
from reportedly.tag.model import Floats, batches, padded
from reportedly.tag.windows import as_batch
from training.examples import Example
from training.heads import Heads
from training.matches import Matches, match_attributions, match_spans
from training.network import Network, start_network
from training.passages import (
    Passage,
    as_marked,
    attribution_heads,
    characters,
    cue_mark,
    cues_in,
    likeliest_span,
    make_example,
    passages_overlapping,
    passages_side_by_side,
)
from training.polnear import PARTS, AnnotatedText, Attribution, Stretch, read_part
from training.train import Plan, train

if TYPE_CHECKING:
    from tokenizers import Tokenizer

ROOT = Path(__file__).parent.parent
WEIGHTS = "weights.pt"
TRAINING = "training.json"
EPOCHS = 3
LEAST_CUE = 0.5


def main() -> int:
    """Train, read, score and write."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--shared", type=Path, required=True)
    options.add_argument("--base", type=Path, required=True)
    options.add_argument("--work", type=Path, default=ROOT / "build" / "polnear")
    options.add_argument("--write", type=Path)
    options.add_argument("--part", choices=PARTS, default="test")
    options.add_argument("--epochs", type=int, default=EPOCHS)
    options.add_argument("--least-cue", type=float, default=LEAST_CUE)
    options.add_argument("--trained", action="store_true", help="score the weights that lie in --work already")
    given = options.parse_args()
    corpus = given.shared / "corpora" / "polnear"
    for needed in (corpus, given.base / "model.safetensors"):
        if not needed.exists():
            print(f"{needed}: not there; name its folder with --shared or --base", file=sys.stderr)
            return 2
    torch.set_num_threads(1)
    parse, tokenizer = load_parser(), load_tokenizer(given.base / "tokenizer.json")
    if not given.trained:
        train_network(corpus / "train", given.base, given.work, given.epochs, parse, tokenizer)
    network = load_network(given.base, given.work)
    told = json.loads((given.work / TRAINING).read_text(encoding="utf-8"))
    figures = score(list(read_part(corpus / given.part)), network, parse, tokenizer, given.least_cue)
    page = json.dumps({"part": given.part, "least_cue": given.least_cue, **told, **figures}, indent=2) + "\n"
    print(page, end="")
    if given.write:
        given.write.write_text(page, encoding="utf-8")
    return 0


def load_tokenizer(file: Path) -> "Tokenizer":
    """The tokenizer in a file, which neither pads nor cuts."""
    from tokenizers import Tokenizer

    found = Tokenizer.from_file(str(file))
    found.no_padding()
    found.no_truncation()
    return found


def train_network(folder: Path, base: Path, work: Path, epochs: int, parse: Parse, tokenizer: "Tokenizer") -> None:
    """Train on the texts in a folder, each as its first annotator marked it, and write the weights and what is worth
    telling of the training.
    """
    texts = {text.name: text for text in reversed(list(read_part(folder)))}
    examples = [one for name in sorted(texts) for one in make_examples(texts[name], parse, tokenizer)]
    begun = time.monotonic()
    heads = attribution_heads()
    network, losses = train(examples, base / "model.safetensors", heads, Plan(epochs=epochs, hints_dropped=0.0))
    work.mkdir(parents=True, exist_ok=True)
    torch.save({"sentence": network.sentence.state_dict(), "claim": network.claim.state_dict()}, work / WEIGHTS)
    told = {
        "texts": len(texts),
        "passages": len(examples),
        "attributions": sum(len(one.claims) for one in examples),
        "losses": [round(loss, 3) for loss in losses],
        "minutes": round((time.monotonic() - begun) / 60),
    }
    (work / TRAINING).write_text(json.dumps(told), encoding="utf-8")


def make_examples(text: AnnotatedText, parse: Parse, tokenizer: "Tokenizer") -> Iterator[Example]:
    """The examples of a text for training."""
    heads = attribution_heads()
    for passage in passages_side_by_side(parse(text.text, [(0, len(text.text))]), tokenizer):
        if passage.window.words:
            yield make_example(text.name, passage, text.attributions, heads)


def load_network(base: Path, work: Path) -> Network:
    """The network with the weights that lie in a folder."""
    network = start_network(base / "model.safetensors", attribution_heads())
    weights = torch.load(work / WEIGHTS, weights_only=True)
    network.sentence.load_state_dict(weights["sentence"])
    network.claim.load_state_dict(weights["claim"])
    network.train(False)
    return network


def score(
    texts: Sequence[AnnotatedText], network: Network, parse: Parse, tokenizer: "Tokenizer", least_cue: float
) -> dict[str, object]:
    """Exact matches of what the network reads, and of what the labels can tell at best."""
    heads = attribution_heads()
    read: list[tuple[list[Attribution], AnnotatedText]] = []
    best: list[tuple[list[Attribution], AnnotatedText]] = []
    for text in texts:
        sentences = parse(text.text, [(0, len(text.text))])
        passages = [one for one in passages_overlapping(sentences, tokenizer) if one.window.words]
        read.append((list(read_passages(passages, network, heads, least_cue)), text))
        labelled = [(one, make_example(text.name, one, text.attributions, heads)) for one in passages]
        best.append(([told for pair in labelled for told in as_marked(*pair)], text))
    return {"read": figures(read), "best": figures(best)}


def figures(texts: Sequence[tuple[list[Attribution], AnnotatedText]]) -> dict[str, dict[str, int | float]]:
    """Matches by kind of span, and of whole attributions."""
    spans = match_spans(([s for one in found for s in one.spans], text.spans) for found, text in texts)
    whole = match_attributions((found, text.attributions) for found, text in texts)
    return {kind: as_json(matches) for kind, matches in {**spans, "Attribution": whole}.items()}


def as_json(matches: Matches) -> dict[str, int | float]:
    """Matches as they are saved."""
    return {"hit": matches.hit, "found": matches.found, "gold": matches.gold, "f1": round(matches.f1, 4)}


def read_passages(
    passages: Sequence[Passage], network: Network, heads: Heads, least_cue: float
) -> Iterator[Attribution]:
    """The attributions that the network reads in some passages, each with the likeliest source, if any, and content."""
    for numbers in batches([len(one.window.pieces) for one in passages]):
        yield from read_batch([passages[n] for n in numbers], network, heads, least_cue)


def read_batch(passages: Sequence[Passage], network: Network, heads: Heads, least_cue: float) -> list[Attribution]:
    """The attributions in passages of like length."""
    arrays = as_batch([one.window for one in passages])
    pieces, segments, present, firsts = map(
        torch.from_numpy, (arrays.pieces, arrays.segments, arrays.present, arrays.firsts)
    )
    length = arrays.pieces.shape[1]
    with torch.inference_mode():
        hidden, triggers = network.sentence(pieces, segments, present, firsts, torch.zeros_like(pieces))
        shares = triggers.softmax(-1).numpy()
        cues = [(row, cue) for row, one in enumerate(passages) for cue in cues_in(one, shares[row], least_cue)]
        if not cues:
            return []
        rows = torch.tensor([row for row, _ in cues])
        marks = padded([cue_mark(passages[row].window, cue) for row, cue in cues], length)
        hints, verdicts = torch.zeros(len(cues), length, heads.hints), torch.zeros(len(cues), 0, dtype=torch.long)
        scores = network.claim(hidden[rows], present[rows], firsts[rows], torch.from_numpy(marks), hints, verdicts)
        source, content = (one.softmax(-1).numpy() for one in scores)
    return [as_attribution(passages[row], cue, source[n], content[n]) for n, (row, cue) in enumerate(cues)]


def as_attribution(passage: Passage, cue: Stretch, source: Floats, content: Floats) -> Attribution:
    """The attribution around a cue; nothing is said without saying something, but a source may be missing."""
    words = len(passage.window.words)
    spans = likeliest_span(source[:words], needed=False), likeliest_span(content[:words], needed=True)
    return Attribution(
        characters(passage, cue), *(None if span is None else characters(passage, span) for span in spans)
    )


if __name__ == "__main__":
    sys.exit(main())
