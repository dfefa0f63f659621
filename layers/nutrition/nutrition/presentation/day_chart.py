"""The picture of a day or of a meal, its words taken from the catalogue."""

from dataclasses import replace
from decimal import Decimal

from nutrition.domain.day import DayBalance
from nutrition.domain.facts import KCAL_PER_G_CARBOHYDRATE, KCAL_PER_G_FAT, KCAL_PER_G_PROTEIN
from nutrition.domain.goals import Targets
from nutrition.domain.nutrients import ZERO, Nutrient, Nutrients
from nutrition.domain.user import Locale
from nutrition.ports.charts import Bar, DayChart, Ring
from nutrition.ports.texts import Texts
from nutrition.presentation.numbers import grams, whole

_BARS = {
    "chart-protein": Nutrient.PROTEIN_G,
    "chart-fat": Nutrient.FAT_G,
    "chart-carbohydrate": Nutrient.CARBOHYDRATE_G,
    "chart-fibre": Nutrient.FIBRE_G,
}
_KCAL_PER_G = {
    Nutrient.PROTEIN_G: KCAL_PER_G_PROTEIN,
    Nutrient.FAT_G: KCAL_PER_G_FAT,
    Nutrient.CARBOHYDRATE_G: KCAL_PER_G_CARBOHYDRATE,
}


def day_chart(texts: Texts, locale: Locale, title: str, day: DayBalance, *, hide_calories: bool = False) -> DayChart:
    """The ring shows what is left of the target, or what was eaten while there is no target."""
    ring = None if hide_calories else _ring(texts, locale, day)
    return DayChart(title, ring, _bars(texts, locale, day.eaten, day.targets))


def meal_chart(texts: Texts, locale: Locale, eaten: Nutrients, *, hide_calories: bool = False) -> DayChart:
    """A meal on its own, when the day is not known."""
    ring = None if hide_calories else _untargeted(texts, locale, eaten)
    return DayChart(texts.format(locale, "chart-meal-title"), ring, _bars(texts, locale, eaten, None))


def _ring(texts: Texts, locale: Locale, day: DayBalance) -> Ring:
    remaining = day.remaining_kcal()
    if day.targets is None or remaining is None:
        return _untargeted(texts, locale, day.eaten)
    words = texts.format(locale, "chart-left" if remaining >= 0 else "chart-over")
    middle = texts.format(locale, "chart-number", value=whole(abs(remaining)))
    return Ring(day.eaten.energy_kcal, day.targets.energy_kcal, middle, words)


def _untargeted(texts: Texts, locale: Locale, eaten: Nutrients) -> Ring:
    middle = texts.format(locale, "chart-number", value=whole(eaten.energy_kcal))
    return Ring(eaten.energy_kcal, None, middle, texts.format(locale, "chart-kcal"))


def _bars(texts: Texts, locale: Locale, eaten: Nutrients, targets: Targets | None) -> list[Bar]:
    of = {nutrient: getattr(targets, nutrient.value) for nutrient in _BARS.values()} if targets else {}
    shares = _energy_shares(eaten)
    return [
        replace(_bar(texts, locale, key, eaten.get(nutrient), of.get(nutrient)), energy_share=shares.get(nutrient))
        for key, nutrient in _BARS.items()
    ]


def _bar(texts: Texts, locale: Locale, key: str, amount: Decimal | None, target: Decimal | None) -> Bar:
    label = texts.format(locale, key)
    if amount is None:
        return Bar(label, texts.format(locale, "chart-unknown"), None, target)
    if target is None:
        return Bar(label, texts.format(locale, "chart-figures-no-target", eaten=grams(amount)), amount, None)
    figures = texts.format(locale, "chart-figures", eaten=grams(amount), target=grams(target))
    return Bar(label, figures, amount, target)


def _energy_shares(eaten: Nutrients) -> dict[Nutrient, Decimal]:
    energy = {nutrient: (eaten.get(nutrient) or ZERO) * kcal for nutrient, kcal in _KCAL_PER_G.items()}
    whole_energy = sum(energy.values(), ZERO)
    return {nutrient: kcal / whole_energy for nutrient, kcal in energy.items()} if whole_energy else {}
