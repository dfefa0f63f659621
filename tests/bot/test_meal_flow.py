"""Scenarios 2 to 4 in one chat: a draft, corrections by buttons and by words, saving, finishing."""

import json

import pytest

from nutrition.domain.user import Locale
from nutrition.errors import DependencyUnavailableError
from nutrition.ports.messenger import FileTooLargeError
from nutrition.ports.recognition import ImageRefusedError, Verdict
from tests.bot.conversation import Conversation
from tests.fakes.recognition import seen, sight_of

PIZZA = sight_of(seen("pizza", "pizza", 0.9, 200), seen("pasta carbonara", "", 0.05))


def test_a_typed_meal_becomes_a_draft_with_numbers_and_their_source(bot: Conversation) -> None:
    bot.say("гречка 200 г и куриная грудка 150 г")
    assert "Черновик" in bot.last.text
    assert "200 г" in bot.last.text
    assert "150 г" in bot.last.text
    assert "USDA" in bot.last.text
    assert "Итого" in bot.last.text


def test_a_photo_is_first_looked_at_and_then_becomes_the_draft_in_the_same_message(bot: Conversation) -> None:
    bot.photo(PIZZA)
    assert list(bot.outside.messenger.chat) == [bot.last.message_id]
    assert bot.last.edits == 1
    assert "200 г" in bot.last.text
    assert bot.outside.messenger.calls[0].method == "sendChatAction"


def test_a_photo_that_comes_again_goes_on_with_the_message_of_the_worker_that_died(bot: Conversation) -> None:
    with pytest.raises(RuntimeError):
        bot.photo(RuntimeError("killed"))
    assert bot.outside.messenger.texts() == ["Смотрю на фото…"]
    (photo,) = bot.outside.messenger.files.values()
    assert isinstance(photo, bytes)
    bot.outside.vision.answers[photo] = PIZZA
    bot.feed(bot.latest_update)
    (draft,) = bot.outside.messenger.texts()
    assert "Черновик" in draft


def test_a_caption_beats_the_picture(bot: Conversation) -> None:
    bot.photo(PIZZA, caption="борщ 300 г и хлеб")
    assert "орщ" in bot.last.text
    assert "300 г" in bot.last.text
    assert "ицца" not in bot.last.text


def test_an_album_is_one_meal(bot: Conversation) -> None:
    bot.photo(PIZZA, group="1")
    bot.photo(sight_of(seen("banana", "banana", 0.9, 120)), group="1")
    assert len(bot.outside.messenger.chat) == 1
    assert "ицца" in bot.last.text
    assert "анан" in bot.last.text


def test_a_doubtful_picture_is_a_choice_that_is_not_counted_before_it_is_made(bot: Conversation) -> None:
    bot.photo(sight_of(seen("pizza", "pizza", 0.4), seen("burrito", "burrito", 0.3)))
    assert "Итого" not in bot.last.text
    bot.press("Сохранить")
    assert "Сначала выберите" in bot.outside.messenger.toasts[-1]
    bot.press("✓ ")
    assert "Итого" in bot.last.text


def test_food_that_was_not_recognised_is_asked_for(bot: Conversation) -> None:
    bot.photo(sight_of(verdict=Verdict.UNSURE))
    assert "Напишите, что это" in bot.last.text
    bot.photo(sight_of(verdict=Verdict.NOT_FOOD))
    assert "Не вижу здесь еды" in bot.last.text


@pytest.mark.parametrize(
    ("problem", "words"),
    [
        (ImageRefusedError("error-image-broken"), "повреждена"),
        (ImageRefusedError("error-image-pixels"), "мегапикселей"),
        (DependencyUnavailableError("down"), "Распознавание фото сейчас недоступно"),
    ],
)
def test_a_photo_that_cannot_be_looked_at_is_explained(bot: Conversation, problem: Exception, words: str) -> None:
    bot.photo(problem)
    assert words in bot.last.text
    assert len(bot.outside.messenger.chat) == 1


def test_a_caption_is_enough_when_the_recogniser_is_down(bot: Conversation) -> None:
    bot.photo(DependencyUnavailableError("down"), caption="гречка 200 г")
    assert "Черновик" in bot.last.text


def test_a_file_larger_than_telegram_hands_out_is_explained(bot: Conversation) -> None:
    bot.document("image/jpeg", size=25 * 1024 * 1024)
    assert "20 МБ" in bot.last.text
    bot.outside.messenger.files["big"] = FileTooLargeError()
    bot.send({"photo": [{"file_id": "big", "file_unique_id": "big", "width": 9, "height": 9}]})
    assert "20 МБ" in bot.last.text


def test_an_image_sent_as_a_file_is_a_photo(bot: Conversation) -> None:
    bot.document("image/png", sight=PIZZA)
    assert "200 г" in bot.last.text


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ({"voice": {"file_id": "v", "file_unique_id": "v", "duration": 2}}, "Голосовые я пока не понимаю"),
        ({"document": {"file_id": "d", "file_unique_id": "d", "mime_type": "application/pdf"}}, "Такой файл"),
        (
            {
                "animation": {"file_id": "a", "file_unique_id": "a", "width": 1, "height": 1, "duration": 1},
                "document": {"file_id": "a", "file_unique_id": "a", "mime_type": "image/gif"},
            },
            "Такой файл",
        ),
        ({"video": {"file_id": "a", "file_unique_id": "a", "width": 1, "height": 1, "duration": 1}}, "Такой файл"),
        ({"contact": {"phone_number": "1", "first_name": "A"}}, "Такое сообщение я не понимаю"),
        ({"text": "/nosuchcommand"}, "Такой команды нет"),
        ({"text": "ы" * 4096}, "Слишком длинно"),
        ({"text": "   "}, "Не понял"),
        ({"text": "абырвалг"}, "Не понял"),
        ({"text": "гречка -200 г"}, "минус я прочитал как тире"),
        ({"text": "гречка 0 г"}, "больше нуля"),
        ({"text": "гречка 99999 г"}, "Такой вес не подойдёт"),
    ],
)
def test_whatever_is_sent_gets_a_clear_answer(bot: Conversation, content: dict[str, object], words: str) -> None:
    bot.send(content)
    assert words in bot.last.text


def test_grams_change_by_buttons_and_the_numbers_rescale(bot: Conversation) -> None:
    bot.say("рис 100 г")
    before = bot.last.text
    bot.press("+")
    assert "125 г" in bot.last.text
    assert bot.last.text != before
    bot.press("−")
    bot.press("−")
    assert "90 г" in bot.last.text


def test_a_name_too_long_to_stand_between_the_signs_has_a_row_of_its_own(bot: Conversation) -> None:
    bot.say("рис 150 г и салат из помидоров и огурцов 200 г")
    first, second, third, *_ = [[label for label, _ in row] for row in bot.last.buttons]
    assert first == ["−", "Рис · 150 г", "+"]
    assert (second, third) == (["Салат из помидоров и огурцов · 200 г"], ["−", "+"])


def test_an_items_own_menu_opens_and_closes(bot: Conversation) -> None:
    bot.say("рис 100 г")
    bot.press("· 100 г")
    assert any("Граммы" in label for label in bot.last.labels())
    bot.press("Назад")
    assert any("Сохранить" in label for label in bot.last.labels())


def test_grams_can_be_typed_and_a_wrong_answer_keeps_the_question_open(bot: Conversation) -> None:
    bot.say("рис 100 г")
    bot.press("· 100 г")
    bot.press("Граммы")
    assert "Сколько граммов" in bot.last.text
    bot.say("сто пятьсот мешков")
    bot.say("170")
    assert "170 г" in bot.last.text
    assert "Черновик" in bot.last.text


def test_the_share_eaten_scales_the_total_and_can_be_undone(bot: Conversation) -> None:
    bot.say("рис 200 г")
    whole = bot.last.text
    bot.press("½")
    assert "50 %" in bot.last.text
    bot.press("Вернуть")
    assert bot.last.text == whole


@pytest.mark.parametrize(
    ("words", "asks", "present", "absent"),
    [
        ("рис не 150, а 200 г", False, "200 г", "150 г"),
        ("убери хлеб", False, "Рис", "леб"),
        ("замени рис на гречку", False, "речк", "Рис"),
        ("добавь банан", False, "анан", None),
        ("съел половину", False, "50 %", None),
        ("200 г", True, "200 г", " 50 г"),
    ],
)
def test_a_draft_is_edited_in_words(
    bot: Conversation, words: str, asks: bool, present: str, absent: str | None
) -> None:
    """What is not certain is asked about first."""
    bot.say("рис 150 г и хлеб 50 г")
    bot.say(words)
    assert ("Понял так" in bot.last.text) is asks
    if asks:
        bot.press("Верно")
    assert "Черновик" in bot.last.text
    assert present in bot.last.text
    assert absent is None or absent not in bot.last.text


def test_an_order_about_food_that_is_not_there_changes_nothing_and_starts_no_meal(bot: Conversation) -> None:
    bot.say("гречка 200 г и куриная грудка 150 г")
    draft = bot.last
    bot.say("убери майонез")
    assert "айонез" not in bot.last.text
    assert "Черновик" not in bot.last.text
    bot.press("Сохранить", draft)
    assert "Записано" in draft.text


def test_a_draft_shown_again_at_the_end_leaves_one_line_where_it_was(bot: Conversation) -> None:
    bot.say("рис 150 г")
    old = bot.last
    bot.say("рис не 150, а 200 г")
    assert (old.text, old.buttons) == ("↓ Черновик ниже", [])
    assert "200 г" in bot.last.text
    bot.press("Сохранить")
    saved = bot.last
    bot.say("рис не 200, а 300 г")
    assert saved.text == "↓ Запись ниже"


def test_a_proposed_change_loses_its_buttons_when_other_words_settle_it(bot: Conversation) -> None:
    bot.say("рис 150 г и хлеб 50 г")
    bot.say("200 г")
    proposal = bot.last
    assert "Понял так" in proposal.text
    bot.say("убери хлеб")
    assert not proposal.buttons


def test_undo_in_words_takes_back_the_last_edit_and_then_the_one_before(bot: Conversation) -> None:
    bot.say("рис 150 г")
    bot.press("½")
    bot.press("+")
    bot.say("отмени")
    bot.say("отмени")
    assert "150 г" in bot.last.text
    assert "50 %" not in bot.last.text
    bot.say("отмени")
    assert "Возвращать больше нечего" in bot.last.text


def test_saving_puts_the_meal_into_a_session_and_finishing_asks_for_its_analysis(bot: Conversation) -> None:
    bot.say("рис 150 г")
    bot.press("Сохранить")
    assert "Записано" in bot.last.text
    bot.press("Закончить приём пищи")
    assert "Готовлю разбор" in bot.last.text
    [(group, body)] = bot.outside.analyses.sent
    assert group == str(bot.person_id)
    assert json.loads(body)["session_id"] > 0


def test_finishing_twice_is_said_and_analysed_once(bot: Conversation) -> None:
    bot.say("рис 150 г")
    bot.press("Сохранить")
    saved = bot.last
    bot.press("Закончить приём пищи")
    bot.press("Закончить приём пищи", saved)
    assert "нечего заканчивать" in bot.outside.messenger.toasts[-1]
    assert len(bot.outside.analyses.sent) == 1


def test_a_saved_meal_can_be_opened_edited_and_deleted(bot: Conversation) -> None:
    bot.say("рис 150 г")
    bot.press("Сохранить")
    bot.press("Изменить")
    bot.press("+")
    assert "175 г" in bot.last.text
    bot.press("Готово")
    assert "Записано" in bot.last.text
    bot.press("Изменить")
    bot.press("Удалить")
    assert "удалена из дневника" in bot.last.text


def test_after_saving_a_plain_list_of_food_is_the_next_meal(bot: Conversation) -> None:
    bot.say("рис 150 г")
    bot.press("Сохранить")
    bot.say("яблоко 180 г")
    assert "Черновик" in bot.last.text
    assert "ис" not in bot.last.text.split("Черновик")[1].split("Итого")[0].replace("белки", "")


def test_an_english_speaker_is_answered_in_english(bot: Conversation) -> None:
    guest = bot.other(9, "en-GB")
    guest.say("rice 200 g and a banana")
    assert "Draft" in guest.last.text
    guest.say("remove the banana")
    assert "anana" not in guest.last.text
    person = bot.outside.database.unit_of_work().users.get(9)
    assert person is not None
    assert person.locale is Locale.EN


def test_calories_can_be_hidden_everywhere_in_the_draft(bot: Conversation) -> None:
    bot.say("/settings")
    bot.press("Скрыть калории")
    bot.say("рис 150 г и хлеб")
    assert "ккал" not in bot.last.text
    assert "Б " in bot.last.text
    bot.press("Сохранить")
    assert "ккал" not in bot.last.text


def test_an_analysis_that_could_not_be_asked_for_does_not_spoil_the_answer(bot: Conversation) -> None:
    bot.say("рис 150 г")
    bot.press("Сохранить")
    bot.outside.analyses.failure = DependencyUnavailableError("down")
    bot.press("Закончить приём пищи")
    assert "Готовлю разбор" in bot.last.text


@pytest.mark.parametrize("captioned", [0, 1])
def test_the_caption_of_an_album_speaks_for_all_its_photos(bot: Conversation, captioned: int) -> None:
    """Telegram puts an album's caption on one photo, which may come first or last."""
    for number in range(2):
        bot.photo(PIZZA, caption="борщ 300 г и хлеб" if number == captioned else "", group="1")
    assert len(bot.outside.messenger.chat) == 1
    assert "орщ" in bot.last.text
    assert "ицца" not in bot.last.text


def test_a_photo_of_an_album_that_shows_nothing_known_changes_nothing(bot: Conversation) -> None:
    bot.photo(PIZZA, group="1")
    bot.photo(sight_of(verdict=Verdict.UNSURE), group="1")
    assert len(bot.outside.messenger.chat) == 1
    assert "ицца" in bot.last.text
