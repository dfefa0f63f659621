"""`python -m tools.accuracy.footprint FOOD_TABLE`: resident megabytes of a language service that has answered.

A process of its own: in the one that scores, the memory of everything else would count too.
"""

import subprocess
import sys
from pathlib import Path

import psutil

from language.grammar import GrammarEngine
from language.metrics import Metrics
from language.server import LanguageServer
from language.settings import Settings

_TEXTS = ("гречка 200 г, котлета и чай с сахаром", "two eggs, a slice of toast and a cup of coffee", "кортофель 150 г")
_TIMEOUT_SECONDS = 120


def language_service_mb(food_table: Path) -> float:
    """Resident set, MB of 10^6 bytes. Raises subprocess.SubprocessError."""
    command = [sys.executable, "-m", "tools.accuracy.footprint", str(food_table)]
    done = subprocess.run(  # noqa: S603 - this interpreter, this module
        command, capture_output=True, check=True, text=True, timeout=_TIMEOUT_SECONDS
    )
    return float(done.stdout)


def main() -> None:
    engine = GrammarEngine(Path(sys.argv[1]))
    server = LanguageServer(Settings(port=0, shutdown_seconds=1), engine, Metrics())
    server.start()
    for text in _TEXTS * 20:
        engine.parse_meal(text, "ru")
        engine.classify_tone(text, "ru")
    print(round(psutil.Process().memory_info().rss / 1e6, 1))
    server.stop()


if __name__ == "__main__":
    main()
