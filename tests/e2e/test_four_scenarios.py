"""The whole way of a person, in both languages, on the embedded stack."""

import pytest
from sqlalchemy import Engine

from tests.e2e.journey import ENGLISH, RUSSIAN, Script, from_start_to_the_analysis
from tests.e2e.log_privacy import assert_no_log_keeps_anything_of
from tests.e2e.stack import Stack

pytestmark = pytest.mark.e2e


@pytest.mark.parametrize("script", [RUSSIAN, ENGLISH], ids=["russian", "english"])
def test_from_start_to_the_analysis(script: Script, stack: Stack, postgres: Engine) -> None:
    person = stack.person(script.language)

    from_start_to_the_analysis(script, person, postgres, stack.environment()["MONGO_URL"])
    assert_no_log_keeps_anything_of(person, stack)
