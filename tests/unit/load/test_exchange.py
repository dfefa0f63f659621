"""One update is answered exactly once: what counts as answered, lost, wrong, doubled."""

from typing import Any

from loadtests.exchange import Exchange, Expected
from loadtests.samples import Outcome, Sample

UPDATE = 7
DRAFT = Expected("typed meal", new=1, shows="Save")


def message(at: float, text: str, *, kind: str = "message", button: str = "", sender: str = "bot") -> dict[str, Any]:
    buttons = [[{"text": button, "data": f"data:{button}"}]] if button else []
    return {
        "type": kind,
        "at": at,
        "message": {"message_id": 5, "from": sender, "text": text, "caption": "", "buttons": buttons},
    }


def delivered(at: float = 10.02, took: float = 0.02, failures: int = 0, update_id: int = UPDATE) -> dict[str, Any]:
    return {"type": "delivered", "at": at, "update_id": update_id, "took": took, "failures": failures}


def exchange(expected: Expected, *events: dict[str, Any]) -> Exchange:
    made = Exchange(expected, sent_at=9.9)
    made.update_id = UPDATE
    for event in events:
        made.hear(event)
    return made


def sample(expected: Expected, *events: dict[str, Any]) -> Sample:
    return exchange(expected, *events).samples()[0]


def test_both_latencies_run_from_the_call_of_the_webhook() -> None:
    found = sample(DRAFT, delivered(), message(10.15, "Draft", button="Save"))
    assert (found.outcome, found.surplus) == (Outcome.ANSWERED, 0)
    assert (round(found.acknowledged or 0), round(found.answered or 0)) == (20, 150)
    assert round(found.at, 3) == 10.0


def test_an_answer_may_come_before_the_200() -> None:
    heard = exchange(DRAFT, message(10.01, "Draft", button="Save"), delivered())
    assert heard.complete
    assert round(heard.samples()[0].answered or 0) == 10


def test_a_second_answer_is_doubled() -> None:
    answer = message(10.1, "Draft", button="Save")
    assert sample(DRAFT, delivered(), answer, answer).surplus == 1


def test_a_second_change_is_doubled() -> None:
    """A tap that counts twice changes the same message twice."""
    changed = message(10.1, "175 g", kind="edited"), message(10.2, "200 g", kind="edited")
    assert sample(Expected("edit", edits=1), delivered(), *changed).surplus == 1


def test_no_answer_is_lost() -> None:
    heard = exchange(DRAFT, delivered(), message(10.0, "rice", sender="user"))
    assert not heard.complete
    assert heard.samples()[0].outcome is Outcome.LOST


def test_an_update_that_never_reached_the_webhook_is_lost() -> None:
    assert sample(DRAFT, delivered(update_id=UPDATE + 1)).outcome is Outcome.LOST


def test_half_of_an_answer_is_lost() -> None:
    """Words that correct a draft close the old message and open a new one."""
    expected = Expected("edit by words", new=1, edits=1, shows="Save")
    assert sample(expected, delivered(), message(10.1, "Draft", button="Save")).outcome is Outcome.LOST


def test_another_answer_than_the_one_that_was_due_is_an_error() -> None:
    assert sample(DRAFT, delivered(), message(10.1, "Something went wrong")).outcome is Outcome.WRONG


def test_an_update_that_the_webhook_first_refused_is_an_error() -> None:
    found = sample(DRAFT, delivered(failures=1), message(10.1, "Draft", button="Save"))
    assert found.outcome is Outcome.REFUSED


def test_a_delivery_that_is_repeated_is_acknowledged_and_not_answered() -> None:
    repeated = Expected("redelivered")
    assert sample(repeated, delivered()).outcome is Outcome.ANSWERED
    assert sample(repeated, delivered(), message(10.1, "Draft")).surplus == 1


def test_an_analysis_is_a_sample_of_its_own() -> None:
    expected = Expected("finish", new=2, shows="finished", follow_up="analysis", follow_up_shows="About")
    first, second = exchange(
        expected, delivered(), message(10.1, "Meal finished"), message(10.5, "About this meal")
    ).samples()
    assert (first.step, first.outcome, round(first.answered or 0)) == ("finish", Outcome.ANSWERED, 100)
    assert (second.step, second.outcome, round(second.answered or 0)) == ("analysis", Outcome.ANSWERED, 500)


def test_a_missing_analysis_is_lost_and_the_finish_is_not() -> None:
    expected = Expected("finish", new=2, shows="finished", follow_up="analysis", follow_up_shows="About")
    first, second = exchange(expected, delivered(), message(10.1, "Meal finished")).samples()
    assert (first.outcome, second.outcome) == (Outcome.ANSWERED, Outcome.LOST)


def test_the_newest_button_is_pressed() -> None:
    heard = exchange(DRAFT, message(10.0, "old", button="Save"), message(10.1, "new", button="Cancel"))
    assert heard.button("Save") == (5, "data:Save")
    assert heard.button("Undo") is None
