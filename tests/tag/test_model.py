"""The files of the model: loaded once, refused in one line, the same answers however much is asked at once."""

import shutil
from pathlib import Path

import numpy as np
import pytest

from reportedly.errors import DataError
from reportedly.pipeline import Reader
from reportedly.tag.labels import event_labels, trigger_hints
from reportedly.tag.model import SHIPPED, batches, load_model, read_sentences, softmax
from reportedly.tag.windows import make_windows


@pytest.mark.parametrize("name", ["tokenizer.json", "sentence.onnx", "claim.onnx"])
def test_a_model_with_a_file_missing_or_broken_is_refused(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "model"
    shutil.copytree(SHIPPED, folder)
    (folder / name).write_bytes(b"no model")
    with pytest.raises(DataError, match="cannot be loaded"):
        load_model(folder)
    (folder / name).unlink()
    with pytest.raises(DataError, match=f"{name}: no such file"):
        load_model(folder)


def test_the_model_ships_with_its_card_and_is_small() -> None:
    assert "## What it was trained on" in (SHIPPED / "card.md").read_text(encoding="utf-8")
    assert sum(file.stat().st_size for file in SHIPPED.iterdir()) < 40_000_000


def test_probabilities_are_of_every_word_and_the_same_each_time(reader: Reader) -> None:
    text = "Shells hit a market in Douma. Ten people died. The army denied it."
    model = load_model(SHIPPED)
    windows = make_windows(text, reader.parse(text, [(0, len(text))]), (), model.tokenizer)
    hints = [np.zeros(len(window.pieces), np.int64) for window in windows]
    first, second = (read_sentences(model, windows, hints) for _ in range(2))
    for window, one, other in zip(windows, first, second, strict=True):
        assert one.events.shape == (len(window.words), len(event_labels()))
        assert np.allclose(one.events.sum(-1), 1, atol=1e-5)
        assert np.array_equal(one.events, other.events)
        assert np.array_equal(one.hidden, other.hidden)


def test_batches_hold_every_item_once() -> None:
    lengths = [5, 900, 1, 700, 2000, 3, 5000]
    found = list(batches(lengths))
    assert sorted(n for batch in found for n in batch) == list(range(len(lengths)))
    assert found[-1] == [6]
    assert list(batches([])) == []


def test_softmax_of_large_scores_is_finite() -> None:
    assert softmax(np.array([[1000.0, 0.0]], np.float32)).tolist() == [[1.0, 0.0]]


def test_labels_are_as_the_model_was_trained() -> None:
    assert len(event_labels()) == 27
    assert len(trigger_hints()) == 54
