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
        ("перед зеркалом съела весь пакет и даже не заметила как, дно пачки", Tone.GUILT),
        ("he packed his things and the kitchen feels huge, one cup of tea", Tone.SADNESS),
    ],
)
def test_without_a_keyword_the_weightiest_words_are_named(engine: GrammarEngine, text: str, tone: Tone) -> None:
    reading = engine.classify_tone(text, "ru")
    assert (reading.tone, reading.source) == (tone, ToneClassifier.name)
    assert 0 < len(reading.evidence) <= 3
    assert all(word in text.lower() for word in reading.evidence)


def test_the_rest_of_a_message_can_outweigh_one_keyword(engine: GrammarEngine) -> None:
    """Two keywords of one feeling beat one of another."""
    reading = engine.classify_tone("счастлива была утром, а сейчас рыдаю, он ушёл, так одиноко", "ru")
    assert reading.tone is Tone.SADNESS
