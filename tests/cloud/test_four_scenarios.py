"""The whole way of a person through API Gateway, Lambda and SQS."""

import pytest
from sqlalchemy import Engine

from tests.cloud.cloud import Cloud
from tests.e2e.journey import ENGLISH, RUSSIAN, Script, from_start_to_the_analysis

pytestmark = pytest.mark.cloud


@pytest.mark.parametrize("script", [RUSSIAN, ENGLISH], ids=["russian", "english"])
def test_from_start_to_the_analysis(script: Script, cloud: Cloud, postgres: Engine) -> None:
    """And it was the deployed functions that did it."""
    from_start_to_the_analysis(script, cloud.person(script.language), postgres, cloud.environment()["MONGO_URL"])

    for function in ("MigrateFunction", "WebhookFunction", "ScenariosFunction", "AnalysisFunction"):
        assert cloud.has_run(function), f"{function} was not invoked"
