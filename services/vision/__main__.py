"""`python -m vision`: runs the service until SIGTERM or SIGINT."""

import logging
import signal
import sys
import threading

from pydantic import ValidationError

from vision import logs
from vision.efficientnet_lite2 import EfficientNetLite2
from vision.errors import StartupError
from vision.food_classes import food_classes
from vision.memory import return_freed_pictures
from vision.metrics import Metrics
from vision.model_file import load_model
from vision.server import VisionServer
from vision.settings import Settings, wrong_variables

_LOGGER = logging.getLogger("vision")


def main() -> None:
    """Exits with status 1 and one line naming the setting when the service cannot start."""
    try:
        run(Settings())
    except ValidationError as error:
        sys.exit(f"vision: these settings are wrong: {', '.join(wrong_variables(error))}")
    except StartupError as error:
        sys.exit(f"vision: {error}")


def run(settings: Settings) -> None:
    """Answers until the process is told to stop. Raises StartupError when it cannot begin."""
    logs.configure(settings.log_level)
    return_freed_pictures()
    stopped = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stopped.set())
    description, session = load_model(settings.model_path)
    engine = EfficientNetLite2(description, session, food_classes())
    metrics = Metrics()
    if settings.metrics_port:
        metrics.serve(settings.host, settings.metrics_port)
    server = VisionServer(settings, engine, metrics)
    server.start()
    logs.event(_LOGGER, logging.INFO, "started", port=server.port, engine=engine.name, version=engine.version)
    stopped.wait()
    server.stop()
    logs.event(_LOGGER, logging.INFO, "stopped")


if __name__ == "__main__":
    main()
