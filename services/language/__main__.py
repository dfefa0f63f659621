"""`python -m language`: runs the service until SIGTERM or SIGINT."""

import logging

from language.engines import chosen_engine
from language.food.table import FoodTableError
from language.grammar import GrammarEngine
from language.metrics import Metrics
from language.server import LanguageServer
from language.settings import Settings
from serving import process
from serving.errors import StartupError


def run(settings: Settings) -> None:
    """Answers until the process is told to stop. Raises StartupError when it cannot begin."""
    try:
        grammar = GrammarEngine(settings.food_table_path)
    except FoodTableError as error:
        raise StartupError(f"FOOD_TABLE_PATH: {error}") from error
    metrics = Metrics()
    engine = chosen_engine(grammar, settings, metrics.registry)
    process.expose_metrics(settings, metrics.registry)
    server = LanguageServer(settings, engine, metrics)
    process.serve_until_told(server, logging.getLogger("language"), engine=engine.name, version=engine.version)


if __name__ == "__main__":
    process.main("language", Settings, run)
