"""Several foods in one picture: looked for when the person says so, and never claimed without."""

import pytest

from nutrition.errors import DependencyUnavailableError
from nutrition.ports.recognition import Sight, Verdict
from tests.bot.conversation import Conversation
from tests.fakes.recognition import seen, sight_of

PIZZA = seen("pizza", "pizza", 0.6, 200)
BANANA = seen("banana", "banana", 0.7, 120)
ONE = sight_of(PIZZA)
BOTH = Sight(Verdict.FOOD, ((BANANA,), (PIZZA,)), "scripted")


def test_the_person_says_that_there_are_several_and_each_becomes_an_item(bot: Conversation) -> None:
    bot.photo(ONE)
    (content,) = (content for content in bot.outside.messenger.files.values() if isinstance(content, bytes))
    bot.outside.vision.apart[content] = BOTH
    bot.press("несколько блюд")
    assert "Вижу примерно 2 блюда" in bot.last.text
    assert "анан" in bot.last.text
    assert "ицца" in bot.last.text
    assert len(bot.outside.messenger.chat) == 1
    bot.press("Сохранить")
    assert "Записано" in bot.last.text


def test_a_photo_that_nobody_knows_can_hold_several_known_foods(bot: Conversation) -> None:
    bot.photo(sight_of(verdict=Verdict.UNSURE))
    (content,) = (content for content in bot.outside.messenger.files.values() if isinstance(content, bytes))
    bot.outside.vision.apart[content] = BOTH
    bot.press("несколько блюд")
    assert "Вижу примерно 2 блюда" in bot.last.text


def test_what_cannot_be_told_apart_is_asked_for_in_words(bot: Conversation) -> None:
    bot.photo(ONE)
    bot.press("несколько блюд")
    assert "Разглядел только это" in bot.last.text
    bot.say("ещё гречка 150 г")
    assert "ицца" in bot.last.text
    assert "речка" in bot.last.text


def test_nothing_is_offered_where_the_words_said_what_it_is(bot: Conversation) -> None:
    bot.photo(ONE, caption="борщ 300 г")
    assert not any("несколько" in label for label in bot.last.labels())


def test_a_draft_that_went_on_meanwhile_is_not_replaced(bot: Conversation) -> None:
    bot.photo(ONE)
    stale = bot.last.button("несколько блюд")
    bot.press("+")
    bot.press_data(stale, bot.last.message_id)
    assert "устарела" in bot.outside.messenger.toasts[-1]


def test_a_draft_stays_in_its_message_while_nobody_can_look_at_the_photo_again(bot: Conversation) -> None:
    bot.photo(ONE)
    draft, shown, buttons = bot.last, bot.last.text, bot.last.labels()
    (content,) = (content for content in bot.outside.messenger.files.values() if isinstance(content, bytes))
    bot.outside.vision.answers[content] = DependencyUnavailableError("down")
    bot.press("несколько блюд")
    assert "Распознавание фото сейчас недоступно" in bot.outside.messenger.toasts[-1]
    assert (draft.text, draft.labels()) == (shown, buttons)
    bot.press("Сохранить")
    assert "Записано" in draft.text


@pytest.mark.parametrize("found", [Sight(Verdict.UNSURE, (), "scripted"), Sight(Verdict.NOT_FOOD, (), "scripted")])
def test_a_draft_stays_when_the_second_look_names_nothing(bot: Conversation, found: Sight) -> None:
    bot.photo(ONE)
    draft, shown = bot.last, bot.last.text
    (content,) = (content for content in bot.outside.messenger.files.values() if isinstance(content, bytes))
    bot.outside.vision.apart[content] = found
    bot.press("несколько блюд")
    assert draft.text == shown
    assert bot.last is not draft
    bot.press("Сохранить", draft)
    assert "Записано" in draft.text
