"""Time, retries, circuit, money and counters of a question, at a server that speaks the protocol."""

import json
import time

import pytest
from prometheus_client import CollectorRegistry

from llm.asker import Asker
from llm.errors import LlmError, Reason
from llm.model import Question
from llm.schema import Strict, strict_schema
from tests.contract.llm.conftest import MakeAsker
from tests.fakes.http_server import Response
from tests.fakes.llm import Provider, completion, failure


class Answer(Strict):
    items: list[str]


QUESTION = Question("Find words.", '{"message": "x"}', "words", strict_schema(Answer))


def ask(asker: Asker) -> Answer:
    return asker.ask(QUESTION, Answer)


def refused(asker: Asker) -> Reason:
    with pytest.raises(LlmError) as caught:
        ask(asker)
    return caught.value.reason


@pytest.mark.parametrize("status", [429, 500, 502, 503, 504])
def test_what_may_pass_is_tried_once_more_after_a_jittered_pause(
    make_asker: MakeAsker, provider: Provider, pauses: list[float], status: int
) -> None:
    provider.script = [failure(status)]
    assert ask(make_asker()).items == []
    assert len(provider.requests) == 2
    assert 0.1 <= pauses[0] <= 0.4


@pytest.mark.parametrize(("status", "reason"), [(400, Reason.REJECTED), (401, Reason.REJECTED), (404, Reason.REJECTED)])
def test_what_cannot_pass_is_not_tried_again(
    make_asker: MakeAsker, provider: Provider, status: int, reason: Reason
) -> None:
    provider.script = [failure(status)]
    assert refused(make_asker()) is reason
    assert len(provider.requests) == 1


def test_retry_after_is_obeyed_and_not_waited_for_when_there_is_no_time(
    make_asker: MakeAsker, provider: Provider, pauses: list[float]
) -> None:
    asker = make_asker(seconds=5)
    provider.script = [failure(429, retry_after="2")]
    assert ask(asker).items == []
    assert 2.1 <= pauses[0] <= 2.4
    provider.script = [failure(429, retry_after="20")]
    assert refused(asker) is Reason.RATE_LIMITED
    assert len(pauses) == 1


@pytest.mark.parametrize("how", ["slow", "drip"])
def test_a_slow_answer_is_given_up_in_time(make_asker: MakeAsker, provider: Provider, how: str) -> None:
    """A drip is never silent long enough for a time-out between two packets."""
    provider.script = [how, how]
    started = time.monotonic()
    assert refused(make_asker(seconds=0.4)) is Reason.TIMEOUT
    assert time.monotonic() - started < 2
    assert len(provider.requests) == 1


def test_a_connection_that_breaks_off_is_a_failure(make_asker: MakeAsker, provider: Provider) -> None:
    broken = completion({"items": []})
    provider.default = Response(200, broken.body[:20], length=len(broken.body))
    assert refused(make_asker(seconds=1)) in (Reason.UNAVAILABLE, Reason.TIMEOUT)


def test_after_failures_in_a_row_the_provider_is_left_alone(make_asker: MakeAsker, provider: Provider) -> None:
    asker = make_asker(failures=2)
    provider.default = failure(500)
    assert [refused(asker) for _ in range(3)] == [Reason.UNAVAILABLE, Reason.UNAVAILABLE, Reason.CIRCUIT_OPEN]
    assert len(provider.requests) == 4


def test_refusals_of_the_model_do_not_open_the_circuit(make_asker: MakeAsker, provider: Provider) -> None:
    asker = make_asker(failures=1)
    provider.script = [completion(None, refusal="no")]
    assert refused(asker) is Reason.REFUSED
    assert ask(asker).items == []


def test_tokens_and_money_are_counted(make_asker: MakeAsker, registry: CollectorRegistry) -> None:
    ask(make_asker())
    assert registry.get_sample_value("llm_tokens_total", {"direction": "input"}) == 1000
    assert registry.get_sample_value("llm_tokens_total", {"direction": "output"}) == 100
    assert registry.get_sample_value("llm_cost_usd_total") == pytest.approx(0.002)  # 1000 at $1, 100 at $10 a million
    assert registry.get_sample_value("llm_requests_total", {"outcome": "answered"}) == 1


def test_nothing_is_asked_once_the_days_money_is_spent(make_asker: MakeAsker, provider: Provider) -> None:
    asker = make_asker(usd_per_day=0.011)  # room for two answers of $0.002 under a worst case of $0.008
    assert [ask(asker).items for _ in range(2)] == [[], []]
    assert refused(asker) is Reason.NO_BUDGET
    assert len(provider.requests) == 2


def test_an_answer_that_cannot_be_used_is_paid_for_all_the_same(
    make_asker: MakeAsker, provider: Provider, registry: CollectorRegistry
) -> None:
    provider.default = completion("nonsense")
    assert refused(make_asker()) is Reason.INVALID
    assert registry.get_sample_value("llm_cost_usd_total") == pytest.approx(0.002)


@pytest.mark.parametrize(("mode", "form"), [("object", {"type": "json_object"}), ("none", None)])
def test_a_server_without_schemas_is_told_the_schema_in_words(
    make_asker: MakeAsker, provider: Provider, mode: str, form: object
) -> None:
    provider.default = completion({"items": ["rice"]})
    assert ask(make_asker(json_mode=mode)).items == ["rice"]
    (body,) = provider.bodies
    assert body.get("response_format") == form
    assert body["messages"][0]["content"].startswith(QUESTION.instructions)
    assert json.dumps(QUESTION.schema) in body["messages"][0]["content"]
    assert body["max_tokens"] == 800
    assert "max_completion_tokens" not in body


@pytest.mark.parametrize("block", ['```json\n{"items": ["rice"]}\n```', '```\n{"items": ["rice"]}```\n'])
def test_an_answer_may_stand_in_a_block_of_code(make_asker: MakeAsker, provider: Provider, block: str) -> None:
    provider.default = completion(block)
    assert ask(make_asker(json_mode="none")).items == ["rice"]


@pytest.mark.parametrize(
    "answer",
    [
        'Sure:\n```json\n{"items": ["rice"]}\n```',
        '{"items": ["rice"]} Enjoy!',
        '{"items": ["rice"]}\n{"items": ["soup"]}',
        '```\n{"items": ["rice"]}\n```\n```\n{"items": []}\n```',
        '{"items": ["rice"], "kcal": 0}',
        '{"items": "rice"}',
        "[]",
        "null",
    ],
)
@pytest.mark.parametrize("mode", ["schema", "object", "none"])
def test_what_a_server_does_not_hold_a_model_to_is_held_here(
    make_asker: MakeAsker, provider: Provider, mode: str, answer: str
) -> None:
    provider.default = completion(answer)
    assert refused(make_asker(json_mode=mode)) is Reason.INVALID


def test_a_wrong_key_is_refused_without_being_repeated(make_asker: MakeAsker) -> None:
    with pytest.raises(LlmError) as caught:
        ask(make_asker(api_key="sk-secret"))
    assert "secret" not in str(caught.value)
