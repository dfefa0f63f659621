"""What holds for every text."""

import math
import string

from hypothesis import given, settings
from hypothesis import strategies as st

from language.grammar import GrammarEngine
from language.model import Add, DraftItem, EditReading, FoodMention, Replace, Scale, SetQuantity

RUSSIAN = (
    "гречка борща с и 200 г 2,5% кофе молоком не а убери половину стакан хлеб 1/2 второй добавь вместо на в без ст. л."
)
ENGLISH = "rice and with a of not half cup 150-200 x2 eggs sandwich last this it's remove 🍌 , . → 0 1e9 ½ instead"
WORDS = st.sampled_from([*RUSSIAN.split(), *ENGLISH.split(), "\n"])
TEXTS = st.one_of(
    st.text(max_size=200),
    st.lists(WORDS, max_size=25).map(" ".join),
    st.text(alphabet=string.digits + ".,/-½ гмлxх×%", max_size=40),
)
DRAFT = (DraftItem(7, "рис", "rice", "rice", 150.0), DraftItem(9, "курица", "chicken", "chicken", 0.0))


def check_mention(item: FoodMention) -> None:
    assert item.text
    assert 0 <= item.confidence <= 1
    assert item.quantity is None or (item.quantity.value > 0 and math.isfinite(item.quantity.value))


@settings(max_examples=400, deadline=None)
@given(text=TEXTS)
def test_a_meal_is_read_from_any_text(engine: GrammarEngine, text: str) -> None:
    """Never an exception; amounts are positive; the words shown are the person's own, in their order."""
    position = 0
    for item in engine.parse_meal(text, "ru").items:
        check_mention(item)
        found = text.find(item.text, position)
        assert found >= 0
        position = found


@settings(max_examples=400, deadline=None)
@given(text=TEXTS)
def test_an_edit_is_read_from_any_text(engine: GrammarEngine, text: str) -> None:
    """Never an exception; operations refer to items of the draft; amounts and factors are positive."""
    reading: EditReading = engine.parse_edit(text, "en", DRAFT)
    for operation in reading.operations:
        match operation:
            case SetQuantity(item_id, quantity):
                assert item_id in {7, 9}
                assert quantity.value > 0
            case Scale(item_id, factor):
                assert item_id in {0, 7, 9}
                assert factor > 0
            case Add(item) | Replace(_, item):
                check_mention(item)


@settings(max_examples=100, deadline=None)
@given(text=st.text(max_size=300))
def test_a_tone_is_read_from_any_text(engine: GrammarEngine, text: str) -> None:
    assert 0 <= engine.classify_tone(text, "ru").score <= 1


@settings(max_examples=60, deadline=None)
@given(text=TEXTS)
def test_the_same_text_is_read_the_same_way(engine: GrammarEngine, text: str) -> None:
    assert engine.parse_meal(text, "ru") == engine.parse_meal(text, "ru")
