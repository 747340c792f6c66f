"""From a trained network to the files that ship: two ONNX graphs with 8-bit weights, and the tokenizer."""

import shutil
import tempfile
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from reportedly.tag.labels import HINTS
from training.network import WIDTH, Network


def export(network: Network, tokenizer: Path, folder: Path) -> None:
    """Write `sentence.onnx`, `claim.onnx` and `tokenizer.json` into a folder.

    Weights are quantised by channel over a reduced range: over the full range, 8-bit products overflow on processors
    without VNNI.
    """
    folder.mkdir(parents=True, exist_ok=True)
    network.train(False)
    ones = torch.ones(2, 9, dtype=torch.long)
    firsts = torch.ones(2, 5, dtype=torch.long)
    rows, pieces, words = "rows", "pieces", "words"
    by_row, by_piece, by_word = {0: rows}, {0: rows, 1: pieces}, {0: rows, 1: words}
    with tempfile.TemporaryDirectory() as work:
        torch.onnx.export(
            network.sentence,
            (ones, ones, ones, firsts, ones),
            str(Path(work, "sentence.onnx")),
            input_names=["pieces", "segments", "present", "firsts", "hints"],
            output_names=["hidden", "events"],
            dynamic_axes={
                **dict.fromkeys(("pieces", "segments", "present", "hints", "hidden"), by_piece),
                **dict.fromkeys(("firsts", "events"), by_word),
            },
            opset_version=17,
            dynamo=False,
        )
        torch.onnx.export(
            network.claim,
            (
                torch.zeros(2, 9, WIDTH),
                ones,
                firsts,
                ones,
                torch.ones(2, 9, len(HINTS), dtype=torch.long),
                torch.ones(2, 2, dtype=torch.long),
            ),
            str(Path(work, "claim.onnx")),
            input_names=["hidden", "present", "firsts", "marks", "hints", "verdicts"],
            output_names=["roles", "tolls", "speaker", "factuality", "stance"],
            dynamic_axes={
                **dict.fromkeys(("hidden", "present", "marks", "hints"), by_piece),
                **dict.fromkeys(("firsts", "roles", "tolls", "speaker"), by_word),
                **dict.fromkeys(("verdicts", "factuality", "stance"), by_row),
            },
            opset_version=17,
            dynamo=False,
        )
        for name in ("sentence.onnx", "claim.onnx"):
            quantize_dynamic(
                str(Path(work, name)),
                str(folder / name),
                op_types_to_quantize=["MatMul", "Gather"],
                per_channel=True,
                reduce_range=True,
                weight_type=QuantType.QInt8,
            )
    shutil.copy(tokenizer, folder / "tokenizer.json")
