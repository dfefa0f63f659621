"""The vision service in this process, asked through the product's own client."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from nutrition.adapters.grpc.channel import open_channel
from nutrition.adapters.grpc.vision import GrpcVision
from nutrition.adapters.usda import FoodTable
from nutrition.ports.recognition import Vision
from nutrition.usecases.compose_items import ComposeItems
from nutrition.usecases.find_food import FindFood
from vision.efficientnet_lite2 import EfficientNetLite2
from vision.food_classes import food_classes
from vision.metrics import Metrics
from vision.model_file import load_model
from vision.server import VisionServer
from vision.settings import Settings as VisionSettings


@dataclass(frozen=True, slots=True)
class Eyes:
    """`vocabulary` are the English names of the foods that the engine can name at all."""

    vision: Vision
    compose: ComposeItems
    vocabulary: tuple[str, ...]


@contextmanager
def open_eyes(food_table: Path) -> Iterator[Eyes]:
    """The embedded engine. Raises StartupError without a model, ConfigurationError without a food table."""
    settings = VisionSettings(port=0, shutdown_seconds=1)
    description, session = load_model(settings.model_path)
    server = VisionServer(settings, EfficientNetLite2(description, session, food_classes()), Metrics())
    server.start()
    channel = open_channel(f"127.0.0.1:{server.port}", secure=False)
    table = FoodTable(food_table)
    try:
        compose = ComposeItems(FindFood(table, table))
        yield Eyes(GrpcVision(channel), compose, tuple(food.name_en for food in food_classes().foods))
    finally:
        channel.close()
        server.stop()
        table.close()
