"""Both languages say the same things, and everything that the code asks for is there."""

import ast
import importlib
import pkgutil
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from fluent.syntax import FluentParser
from fluent.syntax import ast as ftl
from fluent.syntax.visitor import Visitor

import nutrition
from nutrition.adapters.fluent.texts import FluentTexts
from nutrition.domain.food_groups import FoodGroup
from nutrition.domain.user import Locale
from nutrition.errors import NutritionError

LAYER = Path(nutrition.__file__).parent
FUNCTIONS = Path(__file__).resolve().parents[3] / "functions"


class _Placeholders(Visitor):
    def __init__(self) -> None:
        self.names: set[str] = set()

    def visit_VariableReference(self, node: ftl.VariableReference) -> None:  # noqa: N802 - the library's name
        self.names.add(node.id.name)


@cache
def _messages(locale: Locale) -> dict[str, ftl.Message]:
    found: dict[str, ftl.Message] = {}
    for file in sorted((LAYER / "locales" / locale.value).glob("*.ftl")):
        for entry in FluentParser().parse(file.read_text(encoding="utf-8")).body:
            assert not isinstance(entry, ftl.Junk), f"{file.name}: {entry.content}"
            if isinstance(entry, ftl.Message):
                found[entry.id.name] = entry
    return found


def _placeholders(message: ftl.Message) -> set[str]:
    visitor = _Placeholders()
    visitor.visit(message)
    return visitor.names


def test_both_languages_have_the_same_keys() -> None:
    assert _messages(Locale.RU).keys() ^ _messages(Locale.EN).keys() == set()


@pytest.mark.parametrize("key", sorted(_messages(Locale.RU)))
def test_both_languages_take_the_same_placeholders(key: str) -> None:
    assert _placeholders(_messages(Locale.RU)[key]) == _placeholders(_messages(Locale.EN)[key])


class _Plurals(Visitor):
    """The variants of every choice among plural forms."""

    def __init__(self) -> None:
        self.choices: list[set[str]] = []

    def visit_SelectExpression(self, node: ftl.SelectExpression) -> None:  # noqa: N802 - the library's name
        names = {variant.key.name for variant in node.variants if isinstance(variant.key, ftl.Identifier)}
        if "one" in names:
            self.choices.append(names)
        self.generic_visit(node)


@pytest.mark.parametrize("locale", Locale)
def test_a_choice_of_plural_forms_uses_forms_that_the_language_has(locale: Locale) -> None:
    """CLDR: Russian has one, few, many, other; English one and other."""
    forms = {Locale.RU: {"one", "few", "many", "other"}, Locale.EN: {"one", "other"}}[locale]
    for key, message in _messages(locale).items():
        visitor = _Plurals()
        visitor.visit(message)
        assert all(choice <= forms for choice in visitor.choices), key


def _error_classes(of: type[NutritionError] = NutritionError) -> Iterator[type[NutritionError]]:
    yield of
    for child in of.__subclasses__():
        yield from _error_classes(child)


def test_every_error_has_its_words() -> None:
    for module in pkgutil.walk_packages([str(LAYER)], "nutrition."):
        if any(part in module.name for part in (".domain", ".ports", ".usecases", ".errors", ".presentation")):
            importlib.import_module(module.name)
    set_by_hand = {"error-invalid-input"}  # the class's own key stands for "given at the call"
    for error in set(_error_classes()):
        assert error.text_key in _messages(Locale.EN).keys() | set_by_hand, error


def _literals(pattern: str) -> set[str]:
    found: set[str] = set()
    for root in (LAYER, FUNCTIONS):
        for file in root.rglob("*.py"):
            for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Constant) and isinstance(node.value, str) and re.fullmatch(pattern, node.value):
                    found.add(node.value)
    return found


def test_every_error_key_named_in_the_code_exists() -> None:
    named = _literals(r"error-[a-z0-9-]+") - {"error-invalid-input"}
    assert named
    assert named <= _messages(Locale.EN).keys()


def test_every_text_that_handlers_and_views_ask_for_exists() -> None:
    """Calls of `text("…")` and `format(locale, "…")` with a literal key."""
    asked: set[str] = set()
    for root in (LAYER, FUNCTIONS):
        for file in root.rglob("*.py"):
            for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
                asked |= set(_asked_keys(node))
    assert len(asked) > 100
    assert asked <= _messages(Locale.EN).keys()


def _asked_keys(node: ast.AST) -> Iterator[str]:
    if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
        return
    position = {"text": 0, "format": 1}.get(node.func.attr)
    if position is None or len(node.args) <= position:
        return
    key = node.args[position]
    if (
        isinstance(key, ast.Constant)
        and isinstance(key.value, str)
        and re.fullmatch(r"[a-z][a-z0-9]*(-[a-z0-9]+)+", key.value)
    ):
        yield key.value


@pytest.mark.parametrize("group", FoodGroup)
def test_every_food_group_has_a_name(group: FoodGroup) -> None:
    assert f"group-{group.value}" in _messages(Locale.EN)


@pytest.mark.parametrize(("days", "words"), [(21, "из 21 дня ("), (24, "из 24 дней (")])
def test_russian_days_agree_with_their_number(days: int, words: str) -> None:
    figures = {"hour": 10, "part": 18, "n": days, "share": 75, "low": 55, "high": 88}
    assert words in FluentTexts().format(Locale.RU, "ai-breakfast", **figures)
