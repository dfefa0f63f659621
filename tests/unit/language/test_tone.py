"""Tone: explainable words first, a cautious classifier second."""

import pytest

from language.grammar import GrammarEngine
from language.model import Tone


@pytest.mark.parametrize(
    ("text", "tone"),
    [
        ("мне стыдно, опять объелась", Tone.GUILT),
        ("сорвался, съел торт", Tone.GUILT),
        ("дедлайн, нервничаю и жую", Tone.STRESS),
        ("плачу и ем шоколад", Tone.SADNESS),
        ("бесит эта диета", Tone.ANGER),
        ("ура, минус килограмм, я счастлива", Tone.JOY),
        ("I feel so guilty about that cake", Tone.GUILT),
        ("exhausted and stressed, ordered pizza", Tone.STRESS),
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


@pytest.mark.parametrize("text", ["200 г гречки и стакан кефира", "бокал вина", "2 eggs and toast", "убери хлеб", "🍌"])
def test_a_list_of_food_is_neutral(engine: GrammarEngine, text: str) -> None:
    reading = engine.classify_tone(text, "ru")
    assert reading.tone is Tone.NEUTRAL
    assert reading.evidence == ()
    assert 0 <= reading.score <= 1


def test_a_denied_feeling_is_not_that_feeling(engine: GrammarEngine) -> None:
    assert engine.classify_tone("мне совсем не стыдно", "ru").tone is not Tone.GUILT
    assert engine.classify_tone("I am not happy", "en").tone is Tone.SADNESS
