"""Real servers for the whole session, from the same wheels as the embedded stack. Nothing is skipped."""

from collections.abc import Iterator

import pytest

from localcloud.servers import mongo_server, postgres_server, redis_server


@pytest.fixture(scope="session")
def postgres_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """`postgresql+pg8000://…` of an empty database; the role may create further databases."""
    with postgres_server(tmp_path_factory.mktemp("postgres")) as url:
        yield url


@pytest.fixture(scope="session")
def redis_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """`redis://…/0` of an empty server."""
    with redis_server(tmp_path_factory.mktemp("redis")) as url:
        yield url


@pytest.fixture(scope="session")
def mongo_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """`mongodb://…/nutrition?…` of an empty server."""
    with mongo_server(tmp_path_factory.mktemp("mongo")) as url:
        yield url
