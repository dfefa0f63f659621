"""Amounts in the chat: intervals, the one question, guessed fat, the person's own portions."""

import re
from dataclasses import replace
from datetime import timedelta

import pytest

from nutrition.domain.user import Locale
from tests.bot.conversation import Conversation
from tests.bot.people import Person
from tests.fakes.recognition import seen, sight_of

INTERVAL = re.compile(r"скорее всего (\d+)–(\d+)")


@pytest.fixture
def person(bot: Conversation) -> Person:
    person = Person(bot)
    person.say("/settings")
    person.tap("Часовой пояс")
    person.say("UTC+3")
    return person


def _interval(text: str) -> tuple[int, int]:
    found = INTERVAL.search(text)
    assert found is not None, text
    return int(found[1]), int(found[2])


def test_a_picture_that_may_be_another_food_has_a_wider_interval(person: Person) -> None:
    person.bot.photo(sight_of(seen("pizza", "pizza", 0.9, 200)))
    low, high = _interval(person.last.text)
    person.tap("Отмена")
    person.bot.photo(sight_of(seen("pizza", "pizza", 0.6, 200), seen("cucumber", "cucumber", 0.4)))
    doubted_low, doubted_high = _interval(person.last.text)
    assert doubted_low < low < high < doubted_high


def test_the_day_says_between_which_energies_it_lies(person: Person) -> None:
    person.say("тарелка борща")
    person.tap("Сохранить")
    person.say("/today")
    caption = str(person.bot.outside.messenger.calls[-1].payload["caption"])
    low, high = map(int, re.findall(r"от (\d+) до (\d+) ккал", caption)[0])
    eaten = int(re.findall(r"(\d+) ккал · Б", caption)[0])
    assert low < eaten < high


def test_a_day_in_grams_has_no_interval(person: Person) -> None:
    person.say("борщ 300 г")
    person.tap("Сохранить")
    person.say("/today")
    assert "Скорее всего" not in str(person.bot.outside.messenger.calls[-1].payload["caption"])


def test_the_question_is_about_the_amount_that_matters_most(person: Person) -> None:
    draft = person.say("плов и огурец")
    assert "Сколько было: <b>плов" in draft.text
    assert "огурец" not in draft.text.split("Сколько было")[1]


def test_when_it_is_answered_the_interval_is_narrower_and_the_next_question_comes_or_none(person: Person) -> None:
    low, high = _interval(person.say("плов").text)
    answered = person.tap("M ")
    narrower_low, narrower_high = _interval(answered.text)
    assert narrower_high - narrower_low < high - low
    assert "Сколько было" not in answered.text


def test_fat_for_frying_is_a_line_of_its_own_that_one_tap_removes(person: Person) -> None:
    draft = person.say("жареный лук 200 г")
    assert "Масло</b> (лук) — ≈ 6 г, моя оценка" in draft.text
    assert len(re.findall(r"^\d+\. ", draft.text, re.MULTILINE)) == 2
    without = person.tap("без масла")
    assert "Масло" not in without.text
    assert "200 г" in without.text
    assert "Масло" in person.tap("Вернуть").text


def test_the_guessed_fat_can_be_edited_and_then_keeps_its_grams(person: Person) -> None:
    person.say("жареный лук 200 г")
    person.tap("Масло · 6 г")
    assert "15 г" in person.tap("Граммы").text or person.last.text
    edited = person.say("15")
    assert "15 г" in edited.text
    assert "15 г" in person.tap("+").text


@pytest.mark.parametrize("words", ["жареная картошка", "жареные грибы 200 г", "жареный лук с маслом", "лук 200 г"])
def test_there_is_no_line_when_the_fat_is_in_the_row_or_was_named_or_nothing_was_fried(
    person: Person, words: str
) -> None:
    assert "моя оценка" not in person.say(words).text


def test_guessed_fat_is_taken_out_in_words_too(person: Person) -> None:
    person.say("жареный лук 200 г")
    assert "моя оценка" not in person.say("убери масло").text
    assert "200 г" in person.last.text


def test_guessed_fat_is_offered_with_a_food_that_is_added_in_words(person: Person) -> None:
    person.say("рис 150 г")
    assert "Масло</b> (лук)" in person.say("добавь жареный лук 200 г").text


def _correct(person: Person, words: str, grams: str) -> None:
    """Puts a figure of the person's own in the place of the guess, and saves."""
    person.say(words)
    person.say(f"{words} {grams} г")
    person.tap("Сохранить")
    person.bot.outside.clock.move(timedelta(hours=3))


def test_after_two_corrections_the_next_draft_has_the_persons_own_portion(person: Person) -> None:
    guess = person.say("плов").text
    person.tap("Отмена")
    assert "обычно у вас" not in guess
    _correct(person, "плов", "400")
    assert "обычно у вас" not in person.say("плов").text
    person.tap("Отмена")
    _correct(person, "плов", "400")
    assert re.search(r"обычно у вас 3\d\d г", person.say("плов").text)


def test_another_person_keeps_the_tables_portion(person: Person) -> None:
    _correct(person, "плов", "400")
    _correct(person, "плов", "400")
    other = Person(person.bot.other(99))
    assert "обычно у вас" not in other.say("плов").text


def test_what_was_learnt_is_listed_and_forgotten_one_by_one(person: Person) -> None:
    for _ in range(2):
        _correct(person, "плов", "400")
        _correct(person, "банан", "240")
    listed = person.say("/profile ai")
    assert "Плов: порция" in listed.text
    assert "Банан" in listed.text
    person.tap("Забыть: Плов", listed)
    assert "Плов: порция" not in listed.text
    assert "Банан" in listed.text
    assert "обычно у вас" not in person.say("плов").text
    person.tap("Отмена")
    assert "обычно у вас" in person.say("банан").text


def test_all_of_it_is_forgotten_by_one_tap(person: Person) -> None:
    for _ in range(2):
        _correct(person, "плов", "400")
        _correct(person, "банан", "240")
    listed = person.say("/profile ai")
    person.tap("Забыть все порции", listed)
    assert "Забыл все ваши порции" in listed.text
    assert not any("Забыть" in label for label in listed.labels())


def test_it_goes_with_everything_else_that_was_inferred(person: Person) -> None:
    for _ in range(2):
        _correct(person, "плов", "400")
    person.bot.app.update_profile(person.bot.person_id)
    listed = person.say("/profile ai")
    person.tap("Стереть выводы", listed)
    assert "обычно у вас" not in person.say("плов").text


def test_english_reads_alike(person: Person) -> None:
    stored = person.bot.outside.database.unit_of_work()
    stored.users.save(replace(person.user, locale=Locale.EN))
    stored.commit()
    assert "Cooking fat</b> (onion) — ≈ 6 g, my estimate" in person.say("fried onion 200 g").text
    assert any("no fat" in label for label in person.last.labels())
