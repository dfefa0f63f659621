"""A photo of a barcode: the product with its own numbers, or a clear way on."""

from decimal import Decimal

import pytest

from nutrition.domain.food import Food, Portion, Unit
from nutrition.domain.nutrients import Nutrient, Nutrients
from nutrition.errors import DependencyUnavailableError
from nutrition.ports.products import Product
from nutrition.ports.recognition import Verdict
from tests.bot.conversation import Conversation
from tests.fakes.recognition import seen, sight_of

CODE = "4600000000008"
YOGURT = Food(
    key=f"openfoodfacts_{CODE}",
    name_en="Strawberry yogurt",
    name_ru="Йогурт клубничный",
    source="openfoodfacts",
    source_id=CODE,
    category="",
    per_100g=Nutrients({Nutrient.ENERGY_KCAL: Decimal(80), Nutrient.PROTEIN_G: Decimal("2.8")}),
    portions=(Portion(Unit.PORTION, Decimal(125)), Portion(Unit.PACK, Decimal(500))),
    default_portion_g=Decimal(125),
)
PACKAGE = sight_of(seen("ice cream", "ice_cream", 0.9), barcodes=(CODE,))


@pytest.fixture
def shop(bot: Conversation) -> Conversation:
    """A bot whose catalogue has the yogurt."""
    bot.outside.products.products[CODE] = Product(CODE, "Йогурт клубничный", YOGURT)
    return bot


def test_a_barcode_becomes_the_product_with_its_numbers_and_source(shop: Conversation) -> None:
    """The code says what it is, whatever the package looks like."""
    shop.photo(PACKAGE)
    assert "Йогурт клубничный" in shop.last.text
    assert "100 ккал" in shop.last.text
    assert "Open Food Facts" in shop.last.text
    assert "орожено" not in shop.last.text


def test_what_the_database_does_not_say_is_shown_as_unknown_not_as_none(shop: Conversation) -> None:
    shop.photo(PACKAGE)
    assert "Б 3.5 · Ж ? · У ?" in shop.last.text.replace(",", ".")


def test_the_question_offers_the_packages_own_sizes(shop: Conversation) -> None:
    shop.photo(PACKAGE)
    assert {"Порция 125 г", "½ упаковки 250 г", "Упаковка 500 г"} <= set(shop.last.labels())
    shop.press("½ упаковки")
    assert "200 ккал" in shop.last.text


@pytest.mark.parametrize("caption", ["200 г", "йогурт 200 г"])
def test_a_caption_says_how_much_of_the_product_it_was(shop: Conversation, caption: str) -> None:
    shop.photo(PACKAGE, caption=caption)
    assert "Йогурт клубничный" in shop.last.text
    assert "160 ккал" in shop.last.text


def test_a_caption_that_names_several_foods_beats_the_code(shop: Conversation) -> None:
    shop.photo(PACKAGE, caption="борщ 300 г и хлеб")
    assert "орщ" in shop.last.text
    assert "Йогурт" not in shop.last.text


def test_a_product_nobody_knows_leads_to_its_label_or_to_words(bot: Conversation) -> None:
    bot.photo(PACKAGE)
    assert "такого товара в базе Open Food Facts пока нет" in bot.last.text
    assert "🏷 Это этикетка" in bot.last.labels()


def test_a_product_without_usable_figures_is_named_and_not_counted(bot: Conversation) -> None:
    bot.outside.products.products[CODE] = Product(CODE, "Йогурт <Клубника>", None)
    bot.photo(PACKAGE)
    assert "Йогурт &lt;Клубника&gt;" in bot.last.text
    assert "ккал" not in bot.last.text


def test_a_database_that_is_down_is_said_and_costs_nothing_else(bot: Conversation) -> None:
    bot.outside.products.failure = DependencyUnavailableError("down")
    bot.photo(PACKAGE)
    assert "база товаров сейчас не отвечает" in bot.last.text
    bot.say("йогурт 150 г")
    assert "Итого" in bot.last.text


def test_a_shops_own_number_is_not_looked_up(bot: Conversation) -> None:
    bot.photo(sight_of(barcodes=("2100000012345",), verdict=Verdict.UNSURE))
    assert bot.outside.products.asked == []
    assert "такого товара" in bot.last.text


def test_a_saved_product_counts_with_its_own_numbers(shop: Conversation) -> None:
    shop.photo(PACKAGE)
    shop.press("Упаковка 500")
    shop.press("Сохранить")
    assert "400 ккал" in shop.last.text
