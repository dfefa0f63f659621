"""Tone: explainable words first, weighed together with everything else in the message; neutral when in doubt."""

import pytest

from language.grammar import GrammarEngine
from language.model import Tone
from language.tone.classifier import ToneClassifier


@pytest.mark.parametrize(
    ("text", "tone"),
    [
        ("мне стыдно, опять объелась", Tone.GUILT),
        ("сорвался, съел торт", Tone.GUILT),
        ("дедлайн завтра, нервничаю и жую", Tone.STRESS),
        ("плачу и ем шоколад", Tone.SADNESS),
        ("бесит эта диета", Tone.ANGER),
        ("ура, минус килограмм, я счастлива", Tone.JOY),
        ("I feel so guilty about that cake", Tone.GUILT),
        ("stressed out, ordered pizza", Tone.STRESS),
        ("crying over a tub of ice cream", Tone.SADNESS),
        ("I hate counting calories", Tone.ANGER),
        ("leave me alone", Tone.ANGER),
        ("best breakfast ever, so happy", Tone.JOY),
        ("тортик 😋", Tone.JOY),
    ],
)
def test_words_of_feeling_decide_and_are_named(engine: GrammarEngine, text: str, tone: Tone) -> None:
    reading = engine.classify_tone(text, "ru")
    assert (reading.tone, reading.source) == (tone, "rules")
    assert reading.evidence
    assert all(word in text.lower() for word in reading.evidence)


@pytest.mark.parametrize(
    "text",
    [
        "200 г гречки и стакан кефира",
        "бокал вина",
        "2 eggs and toast",
        "убери хлеб",
        "🍌",
        "злой перец и рис",
        "angry chicken wings, 300 g",
        "конфеты «Счастье» 3 шт",
        "Love Hearts sweets, one roll",
        "stress-free soup, one bowl",
        "ate at home alone, soup",
        "пирожное «Тоска» 80 г",
    ],
)
def test_food_is_neutral_whatever_it_is_called(engine: GrammarEngine, text: str) -> None:
    reading = engine.classify_tone(text, "ru")
    assert reading.tone is Tone.NEUTRAL
    assert reading.evidence == ()
    assert 0 <= reading.score <= 1


def test_a_denied_feeling_is_not_that_feeling(engine: GrammarEngine) -> None:
    denied = engine.classify_tone("мне совсем не стыдно", "ru")
    assert (denied.tone, denied.source, denied.evidence) == (Tone.NEUTRAL, "rules", ("стыдно",))
    assert engine.classify_tone("I am not happy", "en").tone is Tone.SADNESS


@pytest.mark.parametrize(
    ("text", "tone"),
    [
        ("торт лежал в холодильнике, теперь лежит во мне", Tone.GUILT),
        ("ate the entire box by myself in the car again", Tone.GUILT),
    ],
)
def test_without_a_keyword_the_weightiest_words_are_named(engine: GrammarEngine, text: str, tone: Tone) -> None:
    reading = engine.classify_tone(text, "ru")
    assert (reading.tone, reading.source) == (tone, ToneClassifier.name)
    assert 0 < len(reading.evidence) <= 3
    assert all(word in text.lower() for word in reading.evidence)


def test_a_hint_decides_only_with_the_rest_of_the_message(engine: GrammarEngine) -> None:
    """Much is "хватит": of anger and of food."""
    assert engine.classify_tone("сыра 30 г, хватит", "ru").tone is Tone.NEUTRAL
    assert engine.classify_tone("да хватит уже присылать мне эти уведомления!!", "ru").tone is Tone.ANGER


def test_the_rest_of_a_message_can_outweigh_one_keyword(engine: GrammarEngine) -> None:
    """Two keywords of one feeling beat one of another."""
    reading = engine.classify_tone("счастлива была утром, а сейчас рыдаю, он ушёл, так одиноко", "ru")
    assert reading.tone is Tone.SADNESS
