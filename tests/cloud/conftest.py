"""One deployed cloud for all tests; each talks to it as a person of its own."""

from collections.abc import Iterator

import pytest
from sqlalchemy import Engine, create_engine

from tests.cloud.cloud import Cloud
from tests.e2e.stack import wait_until

_DEPLOY_SECONDS = 240


@pytest.fixture(scope="session")
def running_cloud() -> Cloud:
    return Cloud()


@pytest.fixture
def cloud(running_cloud: Cloud) -> Cloud:
    """With a deployment that is complete: another test may have restarted LocalStack."""
    wait_until(lambda: running_cloud.is_deployed, "the deployment", _DEPLOY_SECONDS)
    return running_cloud


@pytest.fixture(scope="session")
def postgres(running_cloud: Cloud) -> Iterator[Engine]:
    engine = create_engine(running_cloud.environment()["DATABASE_URL"], pool_pre_ping=True)
    yield engine
    engine.dispose()
