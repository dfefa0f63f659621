"""The vision service's gRPC server and its REST twin, on one engine."""

from fastapi import FastAPI
from PIL import Image

from loadtests.rpc.engines import Kind, vision_model
from loadtests.rpc.rest_app import rest_app
from loadtests.rpc.rest_vision import RestVision, vision_routes
from serving.server import GrpcServer
from vision.admission import Admission
from vision.efficientnet_lite2 import EfficientNetLite2
from vision.engine import Candidate, Engine, Portion, Recognition, Verdict
from vision.food_classes import food_classes
from vision.memory import return_freed_pictures
from vision.metrics import Metrics
from vision.model_file import load_model
from vision.server import VisionServer
from vision.settings import Settings

_WAITING = 128  # pictures before the door: 100 callers at once are not refused, neither here nor there
_CANDIDATES = tuple(
    Candidate(f"{name}, cheese", name, 0.61 / place, place == 1, Portion(180.0, 120.0, 260.0))
    for place, name in enumerate(("pizza", "lasagna", "bread", "potpie", "burrito"), 1)
)


class NoOpVision:
    """An `Engine` that gives five candidates at once, whatever is on the picture."""

    name = "no-op"
    version = "1"

    def recognise(self, image: Image.Image) -> Recognition:  # noqa: ARG002 - the interface's
        return Recognition(Verdict.FOOD, (_CANDIDATES,))


def servers(kind: Kind, host: str) -> tuple[GrpcServer, FastAPI]:
    """With the service's own settings, but for the queue. Raises StartupError without a model."""
    return_freed_pictures()
    settings = Settings(host=host, port=0, max_waiting=_WAITING)
    engine, metrics = _engine(kind), Metrics()
    twin = RestVision(engine, Admission(settings.workers, settings.max_waiting), metrics, settings.max_pixels)
    threads = settings.workers + settings.max_waiting
    return VisionServer(settings, engine, metrics), rest_app(vision_routes(twin), threads)


def _engine(kind: Kind) -> Engine:
    if kind == "no-op":
        return NoOpVision()
    description, session = load_model(vision_model())
    return EfficientNetLite2(description, session, food_classes())
