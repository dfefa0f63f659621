"""A photo of a nutrition table: read, confirmed or corrected, then counted as it stands."""

from dataclasses import replace
from decimal import Decimal

import pytest

from nutrition.domain.label import NutritionLabel
from nutrition.domain.nutrients import Nutrient, Nutrients
from nutrition.errors import DependencyUnavailableError
from nutrition.ports.recognition import LabelsNotReadError, Verdict
from tests.bot.conversation import Conversation
from tests.bot.people import Person
from tests.fakes.recognition import seen, sight_of

LABEL = NutritionLabel(
    per_100=Nutrients(
        {
            Nutrient.ENERGY_KCAL: Decimal(250),
            Nutrient.PROTEIN_G: Decimal(10),
            Nutrient.FAT_G: Decimal("12.5"),
            Nutrient.CARBOHYDRATE_G: Decimal(25),
        }
    ),
    serving=Decimal(30),
    package=Decimal(180),
    energy_agrees=True,
    repaired=(Nutrient.FAT_G,),
)
PRINT = sight_of(verdict=Verdict.UNSURE, label=True, looks=b"\x01\x05\x7f")


@pytest.fixture
def packaged(bot: Conversation) -> Conversation:
    """A bot whose recogniser reads LABEL from any picture that it is asked to."""
    bot.outside.vision.label = LABEL
    return bot


def test_what_was_read_is_shown_before_it_is_used(packaged: Conversation) -> None:
    packaged.photo(PRINT)
    for line in ("В 100 г", "Энергия: 250 ккал", "Белки: 10 г", "Жиры: 12.5 г ✎", "Углеводы: 25 г", "Порция: 30 г"):
        assert line in packaged.last.text.replace(",", "."), line
    assert "Упаковка: 180 г" in packaged.last.text
    assert "Черновик" not in packaged.last.text
    assert len(packaged.outside.messenger.chat) == 1


def test_a_confirmed_label_becomes_a_draft_that_asks_how_much_was_eaten(packaged: Conversation) -> None:
    packaged.photo(PRINT)
    packaged.press("Верно")
    assert "Продукт с этикетки" in packaged.last.text
    assert "этикетка" in packaged.last.text
    packaged.press("Упаковка 180 г")
    assert "450 ккал" in packaged.last.text
    packaged.press("Сохранить")
    assert "450 ккал" in packaged.last.text


def test_the_caption_says_that_it_is_a_label_and_what_of(packaged: Conversation) -> None:
    """Also where the picture does not look like one, and the words do not count as food by themselves."""
    packaged.photo(sight_of(seen("ice cream", "ice_cream", 0.9)), caption="Творожок <Дом>, этикетка")
    assert "Творожок &lt;Дом&gt;" in packaged.last.text
    packaged.press("Верно")
    assert "Творожок &lt;Дом&gt;" in packaged.last.text
    assert "75 ккал" in packaged.last.text


def test_a_photo_that_nobody_knows_can_be_called_a_label(packaged: Conversation) -> None:
    packaged.photo(sight_of(verdict=Verdict.UNSURE))
    packaged.press("Это этикетка")
    assert "Энергия: 250 ккал" in packaged.last.text
    assert len(packaged.outside.messenger.chat) == 1
    packaged.press("Верно")
    assert "Черновик" in packaged.last.text


def test_wrong_values_are_corrected_in_words_and_shown_again(packaged: Conversation) -> None:
    packaged.photo(PRINT)
    packaged.press("Исправить")
    assert "Напишите верные значения" in packaged.last.text
    packaged.say("абырвалг")
    assert "Не понял значения" in packaged.last.text
    packaged.say("жиры 2,5, ккал 165")
    assert "Энергия: 165 ккал" in packaged.last.text
    assert "Белки: 10 г" in packaged.last.text
    packaged.press("Верно")
    packaged.press("Порция 30 г")
    assert "50 ккал" in packaged.last.text


def test_values_can_be_corrected_without_asking_first(packaged: Conversation) -> None:
    packaged.photo(PRINT)
    packaged.say("белки 20")
    assert "Белки: 20 г" in packaged.last.text


def test_other_words_are_about_something_else(packaged: Conversation) -> None:
    packaged.photo(PRINT)
    packaged.say("гречка 200 г")
    assert "Черновик" in packaged.last.text
    assert "речка" in packaged.last.text


def test_a_label_that_is_not_wanted_leaves_nothing(packaged: Conversation) -> None:
    packaged.photo(PRINT)
    question = packaged.last
    packaged.press("Отмена")
    assert "не записываю" in packaged.last.text
    packaged.press_data(question.button("Верно") if question.buttons else "l:1:right", question.message_id)
    assert packaged.outside.messenger.toasts[-1].startswith("Этого уже нет")


def test_energy_that_does_not_agree_is_pointed_out(packaged: Conversation) -> None:
    packaged.outside.vision.label = replace(LABEL, energy_agrees=False)
    packaged.photo(PRINT)
    assert "Энергия не сходится" in packaged.last.text


def test_energy_that_was_not_read_follows_from_the_rest(packaged: Conversation) -> None:
    known = dict(LABEL.per_100.values)
    del known[Nutrient.ENERGY_KCAL]
    packaged.outside.vision.label = replace(LABEL, per_100=Nutrients(known), energy_agrees=None)
    packaged.photo(PRINT)
    assert "Энергия: ? ккал" in packaged.last.text
    packaged.press("Верно")
    packaged.press("Упаковка 180")
    assert "454 ккал" in packaged.last.text or "455 ккал" in packaged.last.text


def test_a_drinks_label_is_of_millilitres(packaged: Conversation) -> None:
    packaged.outside.vision.label = replace(LABEL, is_per_100_ml=True)
    packaged.photo(PRINT)
    assert "В 100 мл" in packaged.last.text


@pytest.mark.parametrize("found", [None, LabelsNotReadError(), DependencyUnavailableError("down")])
def test_a_table_that_cannot_be_read_is_said_when_it_was_asked_for(
    bot: Conversation, found: NutritionLabel | Exception | None
) -> None:
    bot.outside.vision.label = found
    bot.photo(PRINT, caption="состав")
    assert "Не смог прочитать таблицу" in bot.last.text
    bot.photo(PRINT)
    assert "Похоже на еду" in bot.last.text


def test_labels_are_not_looked_for_where_food_was_recognised(packaged: Conversation) -> None:
    packaged.photo(sight_of(seen("pizza", "pizza", 0.9), label=True))
    assert "Черновик" in packaged.last.text
    assert packaged.outside.vision.labels_read == 0


def test_a_second_press_changes_nothing_twice(packaged: Conversation) -> None:
    packaged.photo(PRINT)
    packaged.feed(packaged.press("Верно"))
    assert len(packaged.outside.messenger.chat) == 1
    packaged.press("Сохранить")
    assert "Записано" in packaged.last.text


@pytest.mark.parametrize("words", ["все верно", "да", "готово"])
def test_a_yes_in_words_confirms_the_label(packaged: Conversation, words: str) -> None:
    packaged.photo(PRINT)
    question = packaged.last
    packaged.say(words)
    assert "Черновик" in packaged.last.text
    assert "Продукт с этикетки" in packaged.last.text
    assert not question.buttons


def test_a_no_in_words_drops_the_label(packaged: Conversation) -> None:
    packaged.photo(PRINT)
    question = packaged.last
    packaged.say("нет")
    assert "не записываю" in packaged.last.text
    assert not question.buttons


def test_while_a_label_is_corrected_its_buttons_stay(packaged: Conversation) -> None:
    packaged.photo(PRINT)
    question = packaged.last
    packaged.press("Исправить")
    assert question.buttons
    packaged.press("Верно", question)
    assert "Черновик" in question.text


def test_a_label_interrupts_the_registration_and_loses_nothing(packaged: Conversation) -> None:
    chat = Person(packaged)
    chat.say("/start")
    chat.tap("Мужской")
    packaged.photo(PRINT)
    chat.tap("Верно")
    assert chat.waits_for() == "registration:age"
