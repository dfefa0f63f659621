"""The functions together never want more connections than PostgreSQL gives."""

from collections.abc import Mapping
from typing import Any

import pytest

from tests.infra.conftest import MANAGED
from tests.support.cloudformation import Deployment, deploy, referenced

RESERVED = 3 + 10  # superuser_reserved_connections, and what RDS itself keeps open
WEBHOOK = "WebhookFunction"


def most_at_once(deployment: Deployment) -> dict[str, int]:
    """How many environments of each function may run, by its event source or its reservation."""
    by_source = {
        name: each["ScalingConfig"]["MaximumConcurrency"]
        for each in deployment.of_type("AWS::Lambda::EventSourceMapping").values()
        for name in referenced(each["FunctionName"])
    }
    functions = deployment.of_type("AWS::Lambda::Function").items()
    reserved = {
        name: each["ReservedConcurrentExecutions"] for name, each in functions if "ReservedConcurrentExecutions" in each
    }
    return by_source | reserved


@pytest.mark.parametrize("size", ["small", "large"])
def test_the_sum_fits_even_while_a_deploy_doubles_it(translated: Mapping[str, Any], size: str) -> None:
    """One connection an environment; for a moment the old and the new code both have theirs."""
    deployment = deploy(translated, **MANAGED | {"Size": size})
    total = sum(most_at_once(deployment).values())

    given = int(deployment.properties("DatabaseParameters")["Parameters"]["max_connections"])
    assert 2 * total + RESERVED <= given


def test_every_function_with_a_database_is_bounded(prod: Deployment) -> None:
    with_database = {
        name
        for name, each in prod.of_type("AWS::Lambda::Function").items()
        if "DATABASE_SECRET_ARN" in each["Environment"]["Variables"]
    }

    assert with_database == most_at_once(prod).keys()
    assert WEBHOOK not in with_database


@pytest.mark.parametrize("function", ["ScenariosFunction", "AnalysisFunction", "SchedulerFunction", "MigrateFunction"])
def test_an_environment_takes_one_connection(prod: Deployment, function: str) -> None:
    """DATABASE_POOL_SIZE is 1 unless it is said otherwise."""
    assert "DATABASE_POOL_SIZE" not in prod.properties(function)["Environment"]["Variables"]


def test_the_alarm_rings_before_the_connections_are_used_up(prod: Deployment) -> None:
    given = int(prod.properties("DatabaseParameters")["Parameters"]["max_connections"])

    assert prod.properties("DatabaseConnectionsAlarm")["Threshold"] < given - RESERVED
    assert prod.properties("DatabaseConnectionsAlarm")["Threshold"] >= 2 * sum(most_at_once(prod).values())
