"""A real server on a free port, over the reviewed foods' names."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import grpc
import pytest

from language.engine import LanguageEngine
from language.grammar import GrammarEngine
from language.metrics import Metrics
from language.server import LanguageServer
from language.settings import Settings
from nutrition_contracts.language.v1.language_pb2_grpc import LanguageServiceStub
from tests.factories.language_foods import write_names_table

Serve = Callable[[LanguageEngine], LanguageServiceStub]


@pytest.fixture(scope="session")
def names_table(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A food table with names only."""
    return write_names_table(tmp_path_factory.mktemp("language") / "food.sqlite")


@pytest.fixture(scope="session")
def engine(names_table: Path) -> GrammarEngine:
    """The default engine."""
    return GrammarEngine(names_table)


@pytest.fixture
def metrics() -> Metrics:
    """The metrics of the server under test."""
    return Metrics()


@pytest.fixture
def serve(metrics: Metrics) -> Iterator[Serve]:
    """Starts a server with the given engine and gives a stub for it."""
    with ExitStack() as running:

        def start(engine: LanguageEngine) -> LanguageServiceStub:
            server = LanguageServer(Settings(port=0, shutdown_seconds=1), engine, metrics)
            server.start()
            running.callback(server.stop)
            return LanguageServiceStub(running.enter_context(grpc.insecure_channel(f"127.0.0.1:{server.port}")))

        yield start


@pytest.fixture
def stub(serve: Serve, engine: GrammarEngine) -> LanguageServiceStub:
    """A client of a server with the default engine."""
    return serve(engine)
