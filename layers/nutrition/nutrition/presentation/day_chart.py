"""The picture of a day or of a meal, its words taken from the catalogue."""

from decimal import Decimal

from nutrition.domain.day import DayBalance
from nutrition.domain.nutrients import ZERO, Nutrient, Nutrients
from nutrition.domain.user import Locale
from nutrition.ports.charts import Bar, DayChart
from nutrition.ports.texts import Texts
from nutrition.presentation.numbers import grams, whole


def day_chart(texts: Texts, locale: Locale, title: str, day: DayBalance) -> DayChart:
    """The ring shows what is left of the target, or what was eaten while there is no target."""
    eaten = day.eaten.energy_kcal
    if day.targets is None:
        return _chart(texts, locale, title, day.eaten, None, whole(eaten), "chart-kcal")
    left = day.targets.energy_kcal - eaten
    key = "chart-left" if left >= 0 else "chart-over"
    targets = (day.targets.protein_g, day.targets.fat_g, day.targets.carbohydrate_g, day.targets.fibre_g)
    chart = _chart(texts, locale, title, day.eaten, targets, whole(abs(left)), key)
    return DayChart(chart.title, eaten, day.targets.energy_kcal, chart.middle, chart.under_middle, chart.bars)


def meal_chart(texts: Texts, locale: Locale, eaten: Nutrients) -> DayChart:
    """A meal on its own, when the day is not known."""
    title = texts.format(locale, "chart-meal-title")
    return _chart(texts, locale, title, eaten, None, whole(eaten.energy_kcal), "chart-kcal")


def _chart(
    texts: Texts,
    locale: Locale,
    title: str,
    eaten: Nutrients,
    targets: tuple[Decimal, Decimal, Decimal, Decimal] | None,
    figure: int,
    figure_key: str,
) -> DayChart:
    amounts = {
        "chart-protein": eaten.protein_g,
        "chart-fat": eaten.fat_g,
        "chart-carbohydrate": eaten.carbohydrate_g,
        "chart-fibre": eaten.get(Nutrient.FIBRE_G) or ZERO,
    }
    bars = [
        _bar(texts, locale, key, amount, targets[number] if targets else None)
        for number, (key, amount) in enumerate(amounts.items())
    ]
    return DayChart(title, eaten.energy_kcal, None, str(figure), texts.format(locale, figure_key), bars)


def _bar(texts: Texts, locale: Locale, key: str, amount: Decimal, target: Decimal | None) -> Bar:
    label = texts.format(locale, key)
    if target is None:
        return Bar(label, texts.format(locale, "chart-figures-no-target", eaten=grams(amount)), amount, None)
    figures = texts.format(locale, "chart-figures", eaten=grams(amount), target=grams(target))
    return Bar(label, figures, amount, target)
