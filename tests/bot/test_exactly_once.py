"""Nothing a person sent is lost, nothing counts twice, nobody touches another's meal."""

import pytest

from nutrition.errors import DependencyUnavailableError
from nutrition.ports.messenger import RecipientGoneError, ThrottledError
from tests.bot.conversation import Conversation


def test_an_update_that_comes_again_changes_nothing_and_is_not_answered_again(bot: Conversation) -> None:
    update = bot.say("рис 150 г")
    calls = len(bot.outside.messenger.calls)
    bot.feed(update)
    assert len(bot.outside.messenger.calls) == calls
    assert len(bot.outside.messenger.chat) == 1


def test_a_crash_before_the_answer_was_sent_loses_nothing(bot: Conversation) -> None:
    bot.outside.messenger.failures = [DependencyUnavailableError("down")]
    with pytest.raises(DependencyUnavailableError):
        bot.say("рис 150 г")
    assert not bot.outside.messenger.chat
    bot.feed(bot.latest_update)
    assert "150 г" in bot.last.text
    assert len(bot.outside.messenger.chat) == 1


def test_telegrams_wish_to_wait_is_obeyed(bot: Conversation) -> None:
    bot.outside.messenger.failures = [ThrottledError(0.01)]
    bot.say("рис 150 г")
    assert "150 г" in bot.last.text


def test_a_person_who_blocked_the_bot_ends_the_delivery_quietly_and_can_come_back(bot: Conversation) -> None:
    bot.outside.messenger.failures = [RecipientGoneError("blocked")]
    bot.say("рис 150 г")
    bot.say("рис 160 г")
    assert "160 г" in bot.last.text


def test_the_second_of_two_fast_taps_changes_nothing_and_says_so(bot: Conversation) -> None:
    bot.say("рис 100 г")
    button = bot.last.button("+")
    bot.press_data(button)
    bot.press_data(button)
    assert "125 г" in bot.last.text
    assert "устарела" in bot.outside.messenger.toasts[-1]


def test_a_stale_button_shows_the_draft_as_it_is(bot: Conversation) -> None:
    bot.say("рис 100 г")
    old = bot.last.button("½")
    bot.press("+")
    bot.press_data(old)
    assert "125 г" in bot.last.text
    assert "50 %" not in bot.last.text


def test_another_persons_button_is_refused(bot: Conversation) -> None:
    bot.say("рис 100 г")
    button = bot.last.button("Сохранить")
    stranger = bot.other(8)
    stranger.press_data(button)
    assert "Этого уже нет" in bot.outside.messenger.toasts[-1]
    bot.press("Сохранить")
    assert "Записано" in bot.last.text


@pytest.mark.parametrize("data", ["m:1:1:nosuch:0:0", "m:999:1:save:0:0", "garbage", "m:x", ""])
def test_foreign_buttons_are_answered(bot: Conversation, data: str) -> None:
    bot.say("рис 100 г")
    before = bot.last.text
    bot.press_data(data)
    assert bot.outside.messenger.calls[-1].method == "answerCallbackQuery"
    assert bot.last.text == before


def test_an_unknown_kind_of_update_is_ignored(bot: Conversation) -> None:
    bot.feed({"update_id": 77, "something_new": {}})
    assert not bot.outside.messenger.calls
