"""How labels are laid out: lines of one, two or three cells."""

import random
from collections.abc import Callable

from tools.labels.facts import KJ_PER_KCAL, Facts

Line = tuple[str, ...]
Layout = Callable[[Facts, random.Random], list[Line]]


def russian_paragraph(facts: Facts, chance: random.Random) -> list[Line]:
    between, unit = chance.choice((" – ", " ", ": ")), chance.choice((" г", "г"))
    named = (("белки", facts.protein), ("жиры", facts.fat), ("углеводы", facts.carbohydrate))
    macros = ", ".join(f"{name}{between}{_ru(value, chance)}{unit}" for name, value in named)
    energy = chance.choice(
        (f"{facts.kcal} ккал/{facts.kj} кДж", f"{facts.kj} кДж / {facts.kcal} ккал", f"{facts.kcal} ккал")
    )
    text = (
        f"Состав: молоко, сахар, мука пшеничная, соль. Пищевая ценность на 100 г продукта: {macros}. Энергетическая "
        f"ценность: {energy}. Масса нетто: {facts.package} г. Хранить при температуре от 2 до 6 °С."
    )
    return [(text,)]


def russian_table(facts: Facts, chance: random.Random) -> list[Line]:
    lines: list[Line] = [
        ("Белки", f"{_ru(facts.protein, chance)} г"),
        ("Жиры", f"{_ru(facts.fat, chance)} г"),
        ("  в т.ч. насыщенные", f"{_ru(facts.saturated, chance)} г"),
        ("Углеводы", f"{_ru(facts.carbohydrate, chance)} г"),
        ("  в т.ч. сахара", f"{_ru(facts.sugars, chance)} г"),
        ("Соль", f"{facts.salt:.2f} г".replace(".", ",")),
    ]
    if facts.fibre is not None:
        lines.insert(5, ("Пищевые волокна", f"{_ru(facts.fibre, chance)} г"))
    lines.insert(chance.choice((0, len(lines))), ("Энергетическая ценность", f"{facts.kj} кДж/{facts.kcal} ккал"))
    return [("Пищевая ценность на 100 г",), *lines, (f"Масса нетто {facts.package} г",)]


def russian_columns(facts: Facts, chance: random.Random) -> list[Line]:
    share = facts.serving / 100
    named = (("Белки", facts.protein), ("Жиры", facts.fat), ("Углеводы", facts.carbohydrate))
    return [
        ("Пищевая ценность", "на 100 г", f"порция {facts.serving} г"),
        ("Калорийность", f"{facts.kcal} ккал", f"{round(facts.kcal * share)} ккал"),
        *((name, f"{_ru(value, chance)} г", f"{_ru(value * share, chance)} г") for name, value in named),
    ]


def english_table(facts: Facts, chance: random.Random) -> list[Line]:
    heads: tuple[list[Line], ...] = (
        [("Nutrition information per 100 g",)],
        [("Typical values per 100g",)],
        [("Nutrition",), ("Typical values", "per 100 g")],
    )
    head = chance.choice(heads)
    lines: list[Line] = [
        ("Energy", f"{facts.kj} kJ / {facts.kcal} kcal"),
        ("Fat", f"{facts.fat} g"),
        ("  of which saturates", f"{facts.saturated} g"),
        ("Carbohydrate", f"{facts.carbohydrate} g"),
        ("  of which sugars", f"{facts.sugars} g"),
        ("Protein", f"{facts.protein} g"),
        ("Salt", f"{facts.salt} g"),
    ]
    if facts.fibre is not None:
        lines.insert(5, ("Fibre", f"{facts.fibre} g"))
    return [*head, *lines]


def english_columns(facts: Facts, _chance: random.Random) -> list[Line]:
    share = facts.serving / 100
    named = (
        ("Fat", facts.fat),
        ("of which saturates", facts.saturated),
        ("Carbohydrate", facts.carbohydrate),
        ("of which sugars", facts.sugars),
        ("Protein", facts.protein),
    )
    return [
        ("Typical values", "per 100g", f"per {facts.serving}g serving"),
        ("Energy", f"{facts.kj}kJ", f"{round(facts.kcal * share * KJ_PER_KCAL)}kJ"),
        ("", f"{facts.kcal}kcal", f"{round(facts.kcal * share)}kcal"),
        *((name, f"{value}g", f"{value * share:.1f}g") for name, value in named),
    ]


def american(facts: Facts, _chance: random.Random) -> list[Line]:
    share = facts.serving / 100

    def grams(value: float) -> str:
        return f"{round(value * share)}g"

    return [
        ("Nutrition Facts",),
        (f"Serving size 1 piece ({facts.serving}g)",),
        ("Amount per serving",),
        ("Calories", str(round(facts.kcal * share))),
        (f"Total Fat {grams(facts.fat)}", "10%"),
        (f"  Saturated Fat {grams(facts.saturated)}", "5%"),
        (f"Sodium {round(facts.salt * 400 * share)}mg", "7%"),
        (f"Total Carbohydrate {grams(facts.carbohydrate)}", "4%"),
        (f"  Total Sugars {grams(facts.sugars)}", ""),
        (f"Protein {grams(facts.protein)}", ""),
    ]


LAYOUTS: dict[str, Layout] = {
    "ru_paragraph": russian_paragraph,
    "ru_table": russian_table,
    "ru_columns": russian_columns,
    "en_table": english_table,
    "en_columns": english_columns,
    "us": american,
}


def _ru(value: float, chance: random.Random) -> str:
    text = f"{value:.1f}"
    if text.endswith(".0") and chance.random() < 0.5:
        text = text[:-2]
    return text.replace(".", ",")
