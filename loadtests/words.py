"""What people of the two languages write, press and expect to read."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Meal:
    """A typed meal and a correction of it in words; with `halves` a press of ½ after it changes nothing."""

    said: str
    corrected: str
    halves: bool = False


@dataclass(frozen=True, slots=True)
class Words:
    language: str
    male: str
    light: str
    lose: str
    city: str
    done: str
    save: str
    saved: str
    cancel: str
    cancelled: str
    finish: str
    finished: str
    analysis: str
    meals: tuple[Meal, ...]


RUSSIAN = Words(
    language="ru",
    male="Мужской",
    light="Лёгкая",
    lose="Снизить",
    city="Москва",
    done="Готово, спасибо",
    save="Сохранить",
    saved="Записано",
    cancel="Отмена",
    cancelled="Ничего не записано",
    finish="Закончить",
    finished="Приём пищи закончен",
    analysis="Разбор приёма пищи",
    meals=(
        Meal("гречка 150 г и котлета", "гречка не 150, а 200 г"),
        Meal("рис 200 г и яблоко", "убери яблоко"),
        Meal("овсянка 250 г и банан", "съел половину", halves=True),
        Meal("борщ 300 г и хлеб 50 г", "хлеб не 50, а 80 г"),
        Meal("два яйца и хлеб 60 г", "убери хлеб"),
    ),
)
ENGLISH = Words(
    language="en",
    male="Male",
    light="Light",
    lose="Lose",
    city="Chicago",
    done="Done, thank you",
    save="Save",
    saved="Saved",
    cancel="Cancel",
    cancelled="Nothing was saved",
    finish="Finish",
    finished="Meal finished",
    analysis="About this meal",
    meals=(
        Meal("rice 150 g and an apple", "rice was 200 g, not 150"),
        Meal("buckwheat 200 g, chicken 150 g and an apple", "remove the apple"),
        Meal("oatmeal 250 g and a banana", "ate half of it", halves=True),
        Meal("pasta 220 g and tomato 100 g", "pasta was 180 g, not 220"),
        Meal("two eggs and bread 60 g", "remove the bread"),
    ),
)
