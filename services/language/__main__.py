"""`python -m language`: runs the service until SIGTERM or SIGINT."""

import logging
import signal
import sys
import threading

from pydantic import ValidationError

from language import logs
from language.errors import StartupError
from language.food.table import FoodTableError
from language.grammar import GrammarEngine
from language.metrics import Metrics
from language.server import LanguageServer
from language.settings import Settings, wrong_variables

_LOGGER = logging.getLogger("language")


def main() -> None:
    """Exits with status 1 and one line naming the setting when the service cannot start."""
    try:
        run(Settings())
    except ValidationError as error:
        sys.exit(f"language: these settings are wrong: {', '.join(wrong_variables(error))}")
    except FoodTableError as error:
        sys.exit(f"language: FOOD_TABLE_PATH: {error}")
    except StartupError as error:
        sys.exit(f"language: {error}")


def run(settings: Settings) -> None:
    """Answers until the process is told to stop. Raises StartupError or FoodTableError when it cannot begin."""
    logs.configure(settings.log_level)
    stopped = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stopped.set())
    engine = GrammarEngine(settings.food_table_path)
    metrics = Metrics()
    if settings.metrics_port:
        metrics.serve(settings.host, settings.metrics_port)
    server = LanguageServer(settings, engine, metrics)
    server.start()
    logs.event(_LOGGER, logging.INFO, "started", port=server.port, engine=engine.name, version=engine.version)
    stopped.wait()
    server.stop()
    logs.event(_LOGGER, logging.INFO, "stopped")


if __name__ == "__main__":
    main()
