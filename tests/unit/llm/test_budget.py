"""The money of a day."""

import pytest

from llm.budget import DAY_SECONDS, Budget
from llm.errors import LlmError, Reason
from llm.model import Question, Usage
from llm.settings import LlmSettings

QUESTION = Question("", "", "x", {})
WORST = 0.01  # 1000 tokens of output at $10 a million


class Time:
    """Seconds that a test moves."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


def settings(**changes: float) -> LlmSettings:
    values = {"usd_per_million_input": 0.0, "usd_per_million_output": 10.0, "max_output_tokens": 1000, **changes}
    return LlmSettings.model_validate({"model": "m", **values})


def test_parallel_questions_cannot_pass_the_limit_together() -> None:
    budget = Budget(settings(usd_per_day=2.5 * WORST), Time())
    assert [budget.reserve(QUESTION) for _ in range(2)] == [WORST, WORST]
    with pytest.raises(LlmError) as caught:
        budget.reserve(QUESTION)
    assert caught.value.reason is Reason.NO_BUDGET


def test_what_was_not_spent_is_given_back_and_what_nobody_counted_is_not() -> None:
    budget = Budget(settings(usd_per_day=1.5 * WORST), Time())
    assert budget.settle(budget.reserve(QUESTION), Usage(0, 100)) == pytest.approx(WORST / 10)
    assert budget.settle(budget.reserve(QUESTION), None) == WORST
    with pytest.raises(LlmError):
        budget.reserve(QUESTION)


def test_a_new_day_brings_new_money() -> None:
    clock = Time()
    budget = Budget(settings(usd_per_day=WORST), clock)
    budget.reserve(QUESTION)
    clock.now = DAY_SECONDS - 1
    with pytest.raises(LlmError):
        budget.reserve(QUESTION)
    clock.now = DAY_SECONDS
    assert budget.reserve(QUESTION) == WORST


def test_a_limit_of_nothing_asks_nothing_and_a_free_model_is_never_stopped() -> None:
    with pytest.raises(LlmError):
        Budget(settings(usd_per_day=0), Time()).reserve(QUESTION)
    assert Budget(settings(usd_per_day=0, usd_per_million_output=0), Time()).reserve(QUESTION) == 0


def test_all_processes_of_a_service_together_stay_within_its_limit() -> None:
    """None knows of the others: each has its part, and leaves the rest of a request's worst case unspent."""
    limit, processes = 10.5 * WORST, 4
    budgets = [Budget(settings(usd_per_day=limit, processes=processes), Time()) for _ in range(processes)]
    spent = 0.0
    for budget in budgets:
        spent += sum(budget.settle(budget.reserve(QUESTION), None) for _ in range(2))
        with pytest.raises(LlmError):
            budget.reserve(QUESTION)
    assert limit - processes * WORST < spent <= limit
