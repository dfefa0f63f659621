"""A model that is missing, or is another than its description says, stops the service with the setting's name."""

from pathlib import Path

import pytest

from serving.errors import StartupError
from vision.model_file import load_model

DESCRIPTION = """{"name": "n", "version": "1", "sha256": "00", "input": "image",
  "outputs": {"logits": "logits", "features": "features"},
  "preprocess": {"size": 260, "crop": 0.875, "mean": 127.0, "scale": 128.0}}"""


def test_a_missing_model_names_the_setting_and_the_file(tmp_path: Path) -> None:
    with pytest.raises(StartupError, match=r"VISION_MODEL_PATH: cannot read .*absent\.onnx"):
        load_model(tmp_path / "absent.onnx")


def test_a_missing_description_is_named(tmp_path: Path) -> None:
    (tmp_path / "model.onnx").write_bytes(b"weights")
    with pytest.raises(StartupError, match=r"VISION_MODEL_PATH: cannot read .*model\.json"):
        load_model(tmp_path / "model.onnx")


def test_a_damaged_description_is_named(tmp_path: Path) -> None:
    (tmp_path / "model.onnx").write_bytes(b"weights")
    (tmp_path / "model.json").write_text("{}", encoding="utf-8")
    with pytest.raises(StartupError, match=r"VISION_MODEL_PATH: the model\.json"):
        load_model(tmp_path / "model.onnx")


def test_other_weights_than_described_are_never_loaded(tmp_path: Path) -> None:
    (tmp_path / "model.onnx").write_bytes(b"weights")
    (tmp_path / "model.json").write_text(DESCRIPTION, encoding="utf-8")
    with pytest.raises(StartupError, match=r"VISION_MODEL_PATH: .* is not the model"):
        load_model(tmp_path / "model.onnx")
