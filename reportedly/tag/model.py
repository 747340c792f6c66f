"""The trained network at run time: two ONNX graphs and a tokenizer.

Sentences of one document are read together, those of like length in one batch; documents are not mixed, since the
scale of 8-bit activations is taken over a batch and what is read from a document must not depend on its neighbours.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from reportedly.errors import DataError
from reportedly.tag.windows import Ints, Window, as_batch

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

Floats = npt.NDArray[np.float32]
SHIPPED = Path(__file__).parent.parent / "data" / "tagger"
PIECES_IN_BATCH = 2048


@dataclass(frozen=True, slots=True)
class Model:
    """The graph that reads sentences, the graph that reads around a trigger, and what cuts words into pieces."""

    tokenizer: "Tokenizer"
    sentence: "InferenceSession"
    claim: "InferenceSession"


@dataclass(frozen=True, slots=True)
class SentenceScores:
    """Hidden states by piece, and the probabilities of `event_labels()` by word."""

    hidden: Floats
    events: Floats


@dataclass(frozen=True, slots=True)
class ClaimScores:
    """Probabilities around one trigger: tags by word, and values of the whole claim."""

    roles: Floats
    tolls: Floats
    speaker: Floats
    factuality: Floats
    stance: Floats


@dataclass(frozen=True, slots=True)
class ClaimInput:
    """What the second graph is asked: a sentence's hidden states, the marked trigger and what rules say around it."""

    window: Window
    hidden: Floats
    mark: Ints
    hints: Ints
    verdict: tuple[int, int]


@cache
def load_model(folder: Path) -> Model:
    """The model in a folder; raises DataError where a file of it is missing or broken."""
    # Importing the runtime takes a tenth of a second: only who tags pays for it.
    from onnxruntime import GraphOptimizationLevel, InferenceSession, SessionOptions
    from tokenizers import Tokenizer

    options = SessionOptions()
    # The program starts a process for each core, and sums of several threads come in no fixed order.
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.graph_optimization_level = GraphOptimizationLevel.ORT_ENABLE_ALL
    options.log_severity_level = 3
    for name in ("tokenizer.json", "sentence.onnx", "claim.onnx"):
        if not (folder / name).is_file():
            raise DataError(f"{folder / name}: no such file; install the program anew or run make model")
    try:
        tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        sentence, claim = (
            InferenceSession(str(folder / name), options, providers=["CPUExecutionProvider"])
            for name in ("sentence.onnx", "claim.onnx")
        )
    except Exception as error:
        raise DataError(f"{folder}: the model cannot be loaded ({error}); install the program anew") from error
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return Model(tokenizer, sentence, claim)


def read_sentences(model: Model, windows: Sequence[Window], hints: Sequence[Ints]) -> list[SentenceScores]:
    """Scores of each window."""
    found: dict[int, SentenceScores] = {}
    for numbers in batches([len(w.pieces) for w in windows]):
        batch = as_batch([windows[n] for n in numbers])
        feed = {
            "pieces": batch.pieces,
            "segments": batch.segments,
            "present": batch.present,
            "firsts": batch.firsts,
            "hints": padded([hints[n] for n in numbers], batch.pieces.shape[1]),
        }
        hidden, events = model.sentence.run(["hidden", "events"], feed)
        events = softmax(events)
        for row, n in enumerate(numbers):
            window = windows[n]
            found[n] = SentenceScores(hidden[row, : len(window.pieces)], events[row, : len(window.words)])
    return [found[n] for n in range(len(windows))]


def read_claims(model: Model, inputs: Sequence[ClaimInput]) -> list[ClaimScores]:
    """Scores of each claim."""
    found: dict[int, ClaimScores] = {}
    for numbers in batches([len(i.window.pieces) for i in inputs]):
        chosen = [inputs[n] for n in numbers]
        batch = as_batch([c.window for c in chosen])
        length = batch.pieces.shape[1]
        hidden = np.zeros((len(chosen), length, chosen[0].hidden.shape[1]), np.float32)
        for row, one in enumerate(chosen):
            hidden[row, : len(one.hidden)] = one.hidden
        feed = {
            "hidden": hidden,
            "present": batch.present,
            "firsts": batch.firsts,
            "marks": padded([c.mark for c in chosen], length),
            "hints": padded([c.hints for c in chosen], length),
            "verdicts": np.array([c.verdict for c in chosen], np.int64),
        }
        roles, tolls, speaker, factuality, stance = map(
            softmax, model.claim.run(["roles", "tolls", "speaker", "factuality", "stance"], feed)
        )
        for row, n in enumerate(numbers):
            count = len(inputs[n].window.words)
            found[n] = ClaimScores(
                roles[row, :count], tolls[row, :count], speaker[row, :count], factuality[row], stance[row]
            )
    return [found[n] for n in range(len(inputs))]


def batches(lengths: Sequence[int]) -> Iterator[list[int]]:
    """Numbers of items of like length, so many that a padded batch stays under `PIECES_IN_BATCH`."""
    batch: list[int] = []
    for n in sorted(range(len(lengths)), key=lambda n: (lengths[n], n)):
        if batch and (len(batch) + 1) * lengths[n] > PIECES_IN_BATCH:
            yield batch
            batch = []
        batch.append(n)
    if batch:
        yield batch


def padded(rows: Sequence[Ints], length: int) -> Ints:
    """Rows of various length as one array, with zeros behind them."""
    found = np.zeros((len(rows), length, *rows[0].shape[1:]), np.int64)
    for n, row in enumerate(rows):
        found[n, : len(row)] = row
    return found


def softmax(scores: Floats) -> Floats:
    """Probabilities over the last axis."""
    raised = np.exp(scores - scores.max(-1, keepdims=True))
    shares: Floats = raised / raised.sum(-1, keepdims=True)
    return shares
