"""`python -m vision`: runs the service until SIGTERM or SIGINT."""

import logging

from serving import process
from vision.efficientnet_lite2 import EfficientNetLite2
from vision.engines import chosen_engine
from vision.food_classes import food_classes
from vision.label.ocr import find_tesseract
from vision.label.reader import LabelReader
from vision.memory import return_freed_pictures
from vision.metrics import Metrics
from vision.model_file import load_model
from vision.server import VisionServer
from vision.settings import Settings


def run(settings: Settings) -> None:
    """Answers until the process is told to stop. Raises StartupError when it cannot begin."""
    return_freed_pictures()
    description, session = load_model(settings.model_path)
    metrics = Metrics()
    embedded = EfficientNetLite2(description, session, food_classes())
    engine = chosen_engine(embedded, settings, metrics.registry)
    process.expose_metrics(settings, metrics.registry)
    ocr = find_tesseract(settings.tesseract)
    server = VisionServer(settings, engine, metrics, LabelReader(ocr) if ocr else None, embedded)
    process.serve_until_told(
        server,
        logging.getLogger("vision"),
        engine=engine.name,
        version=engine.version,
        labels="tesseract" if ocr else "not read",
    )


if __name__ == "__main__":
    process.main("vision", Settings, run)
