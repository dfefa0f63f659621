"""A queue of one's own for each test."""

from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest

from tests.support.recording_function import RECORDING
from tests.support.rq_workshop import Workshop


@pytest.fixture
def workshop(redis_url: str, tmp_path: Path) -> Iterator[Workshop]:
    (tmp_path / "recording.py").write_text(RECORDING)
    made = Workshop(redis_url, tmp_path, f"q{uuid4().hex[:8]}")
    yield made
    made.stop()
