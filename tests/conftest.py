"""Fixtures that more than one kind of test uses."""

import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
FOOD_TABLE = ROOT / "build" / "food.sqlite"
VISION_MODEL = ROOT / "build" / "vision" / "efficientnet_lite2.onnx"


def _installed(path: Path) -> Path:
    if not path.exists():
        subprocess.run(["make", "install"], cwd=ROOT, check=True)  # noqa: S607  # make is what the README asks for
    return path


@pytest.fixture(scope="session")
def food_table() -> Path:
    """The food table as `make install` builds it; built here when it is missing."""
    return _installed(FOOD_TABLE)


@pytest.fixture(scope="session")
def vision_model() -> Path:
    """The vision model, likewise."""
    return _installed(VISION_MODEL)
