"""What OCR makes of labels, and what is made of that."""

import random

import pytest

from vision.label.model import EnergyCheck, Field, Label
from vision.label.parser import parse

E, P, F, C = Field.ENERGY_KCAL, Field.PROTEIN_G, Field.FAT_G, Field.CARBOHYDRATE_G


def read(text: str) -> Label:
    label = parse(text.strip().splitlines())
    assert label is not None
    return label


def figures(text: str) -> tuple[float | None, ...]:
    """Energy, protein, fat and carbohydrate per 100 g."""
    label = read(text)
    return tuple(label.per_100.get(field) for field in (E, P, F, C))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            (
                "Состав: молоко, сахар, соль. Пищевая ценность на 100 г продукта: белки – 3,2 г, жиры – 2,5 г,\n"
                "углеводы – 4,7 г. Энергетическая ценность: 54 ккал/226 кДж. Масса нетто: 930 г."
            ),
            (54, 3.2, 2.5, 4.7),
        ),
        (
            (
                "Пищевая ценность на 100 г\nЭнергетическая ценность 1046 кДж/250 ккал\nЖиры 12,5 г\n"
                "в т.ч. насыщенные 4 г\nУглеводы 24 г\nв т.ч. сахара 2 г\nБелки 10,4 г\nСоль 0,1 г"
            ),
            (250, 10.4, 12.5, 24),
        ),
        (
            (
                "Nutrition per 100 g\nEnergy 1046 kJ / 250 kcal\nFat 12.5 g\nof which saturates 4 g\n"
                "Carbohydrate 24 g\nof which sugars 2 g\nProtein 10.4 g\nSalt 0.10 g"
            ),
            (250, 10.4, 12.5, 24),
        ),
    ],
)
def test_a_clean_label_is_read_as_it_stands(text: str, expected: tuple[float, ...]) -> None:
    assert figures(text) == expected
    assert read(text).energy_check is EnergyCheck.AGREES
    assert read(text).repaired == ()


def test_every_field_is_found_and_what_is_not_there_stays_unknown() -> None:
    label = read(
        "на 100 г: белки 8 г, жиры 5 г, в том числе насыщенные 1,5 г, углеводы 60 г, сахара 20 г, клетчатка 4 г"
    )
    assert label.per_100[Field.SATURATED_FAT_G] == 1.5
    assert label.per_100[Field.SUGARS_G] == 20
    assert label.per_100[Field.FIBRE_G] == 4
    assert E not in label.per_100
    assert Field.SALT_G not in label.per_100
    assert label.energy_check is EnergyCheck.IMPOSSIBLE


@pytest.mark.parametrize(
    ("printed", "fat"),
    [
        ("жиры: 12,57", 12.5),  # the unit was read as a digit
        ("Жиры 12,5г", 12.5),
        ("Жиры 12, 5 г", 12.5),
        ("Жиры 12 5 г", 12.5),  # the comma was not seen
        ("Жиры 125 г", 12.5),
        ("Жиры l2,5 г", 12.5),
        ("Жиры 12,/ г", 12.7),
        ("Жиры 12,5 r", 12.5),
        ("ЖИРЫ — 12,5 г", 12.5),
        ("Fat 12.59", 12.5),
    ],
)
def test_slips_of_the_ocr_are_mended_where_the_energy_proves_it(printed: str, fat: float) -> None:
    label = read(f"на 100 г: энергетическая ценность 250 ккал\nБелки 10,4 г\n{printed}\nУглеводы 24 г")
    assert label.per_100[F] == fat
    assert label.energy_check is EnergyCheck.AGREES


def test_what_was_mended_is_named() -> None:
    assert read("на 100 г\nКалорийность 250 ккал\nБелки 10,4 г\nЖиры 125 г\nУглеводы 24 г").repaired == (F,)


def test_less_than_a_half_is_half_of_it_not_none_of_it() -> None:
    assert read("на 100 г: белки <0,5 г, жиры 0 г, углеводы 10 г, 42 ккал энергетическая").per_100[P] == 0.25
    assert read("на 100 г: белки 0,2 г, жиры 0 г, углеводы 10 г").per_100[F] == 0


@pytest.mark.parametrize(
    "energy",
    [
        "1046 кДж / 250 ккал",
        "250 ккал (1046 кДж)",
        "1046 кДж",
        "250 / 1046",
        "1046 k) / 250 kcal",
        "250 кДж / 1046 ккал",  # printed the wrong way round
        "7046 кДж / 250 ккал",  # one of the two misread: the other figures decide
        "1046 кДж / 260 ккал",
    ],
)
def test_energy_comes_out_in_kilocalories_however_it_is_printed(energy: str) -> None:
    label = read(f"на 100 г\nЭнергетическая ценность {energy}\nБелки 10,4 г\nЖиры 12,5 г\nУглеводы 24 г")
    assert label.per_100[E] == pytest.approx(250, abs=10)
    assert label.energy_check is EnergyCheck.AGREES


def test_a_table_that_contradicts_itself_says_so() -> None:
    label = read("на 100 г\nКалорийность 250 ккал\nБелки 10,4 г\nЖиры 42,5 г\nУглеводы 24 г")
    assert label.energy_check is EnergyCheck.DISAGREES


@pytest.mark.parametrize(
    "header", ["на 100 г порция 30 г", "порция 30 г на 100 г", "per 30g serving per 100g", "на порцию (30 г) на 100 г"]
)
def test_of_two_columns_the_one_of_100_g_is_taken(header: str) -> None:
    per_100, serving = ("250 ккал", "10 г", "12,5 г", "24,4 г"), ("75 ккал", "3 г", "3,8 г", "7,3 г")
    first = header.startswith(("на 100", "per 100"))
    columns = zip(*((per_100, serving) if first else (serving, per_100)), strict=True)
    rows = zip(("Калорийность", "Белки", "Жиры", "Углеводы"), columns, strict=True)
    text = "\n".join([header, *(f"{name} {left} {right}" for name, (left, right) in rows)])
    assert figures(text) == (250, 10, 12.5, 24.4)
    assert read(text).serving == 30


def test_a_cell_that_was_not_seen_is_not_taken_from_the_other_column() -> None:
    text = "на 100 г порция 25 г\nКалорийность 337 ккал 84 ккал\nБелки 8,2 г 2 г\nЖиры 2,9 г\nУглеводы 69,9 г 17,5 г"
    assert figures(text.replace("Жиры 2,9 г", "Жиры 0,7 г"))[2] == pytest.approx(2.8)


def test_an_american_label_is_brought_to_100_g() -> None:
    text = """
Nutrition Facts
Serving size 1 piece (40g)
Amount per serving
Calories 200
Total Fat 8g 10%
Saturated Fat 4g 20%
Sodium 160mg 7%
Total Carbohydrate 28g 10%
Total Sugars 10g
Protein 4g
"""
    assert figures(text) == (500, 10, 20, 70)
    assert read(text).serving == 40


def test_servings_of_unknown_size_say_nothing_of_100_g() -> None:
    assert parse(["Nutrition Facts", "Amount per serving", "Calories 200", "Total Fat 8g", "Protein 4g"]) is None


@pytest.mark.parametrize(
    ("text", "package", "is_ml"),
    [
        ("на 100 мл: белки 3 г, жиры 2,5 г, углеводы 4,7 г. Объём нетто 0,93 л", 930, True),
        ("на 100 г: белки 3 г, жиры 2,5 г, углеводы 4,7 г. Масса нетто: 180 г", 180, False),
        ("per 100 g: protein 3 g, fat 2.5 g, carbs 4.7 g. Net weight 1 kg", 1000, False),
    ],
)
def test_the_packages_size_is_read(text: str, package: float, is_ml: bool) -> None:
    label = read(text)
    assert (label.package, label.is_per_100_ml) == (package, is_ml)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Меню\nБорщ 250 р\nПлов 320 р",
        "Состав: сахар, соль, жир растительный. Хранить при температуре 5 °С",
        "на 100 г: белки 80 г, жиры 90 г, углеводы 95 г",
        "на 100 г: энергетическая ценность 2500 ккал, белки 3 г",
    ],
)
def test_what_is_no_table_or_cannot_be_true_is_none(text: str) -> None:
    assert parse(text.splitlines()) is None


def test_ingredients_before_the_table_are_not_taken_for_it() -> None:
    text = "Состав: сахар 12 %, соль, жир 72,5 %, белок яичный 3 %. на 100 г: белки 6 г, жиры 20 г, углеводы 50 г"
    assert figures(text)[1:] == (6, 20, 50)


def test_a_misread_name_is_still_a_name() -> None:
    text = "на 100 г: калорийнооть 250 ккал, бепки 10,4 г, жиры 12,5 г, углевоцы 24 г"
    assert figures(text) == (250, 10.4, 12.5, 24)


def test_nothing_is_mended_without_a_proof() -> None:
    """Energy that cannot be explained by any one slip leaves every number as it looks."""
    assert figures("на 100 г: калорийность 250 ккал, белки 10 г, жиры 42 г, углеводы 24 г")[2] == 42
    assert figures("на 100 г: белки 10 г, жиры 42 г, углеводы 24 г")[2] == 42


def test_no_text_makes_it_fail() -> None:
    """OCR of a picture without a table is noise, and noise must end in None."""
    chance = random.Random(5)
    pieces = [*"0123456789ОЗлgгr,.%<()/| ", "белки", "жиры", "ккал", "кДж", "100 г", "на ", "serving", "\n", "energy"]
    for _ in range(500):
        label = parse("".join(chance.choices(pieces, k=chance.randint(0, 120))).split("\n"))
        assert label is None or all(0 <= value <= 905 for value in label.per_100.values())
