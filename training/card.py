"""The model card: what the weights were trained on, how well they do, and what they are not for."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from reportedly import __version__

TEMPLATE = Path(__file__).parent / "card-template.md"


def write_card(folder: Path, base: Path, counts: Mapping[str, int], losses: Sequence[float]) -> None:
    """Write `card.md` beside the weights."""
    files = [folder / name for name in ("sentence.onnx", "claim.onnx", "tokenizer.json")]
    rows = "\n".join(f"| {f.name} | {f.stat().st_size:,} | `{digest(f)}` |" for f in files)
    text = TEMPLATE.read_text(encoding="utf-8").format(
        base=digest(base / "model.safetensors"),
        version=__version__,
        epochs=len(losses),
        losses=json.dumps([round(loss, 3) for loss in losses]).strip("[]"),
        files=rows,
        **{key: counts[key] for key in ("sentences", "claims", "attributed")},
    )
    (folder / "card.md").write_text(text, encoding="utf-8")


def digest(file: Path) -> str:
    """The SHA-256 of a file."""
    return hashlib.sha256(file.read_bytes()).hexdigest()
