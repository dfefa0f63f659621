"""Names from a model are names of food or nothing."""

import pytest
from pydantic import TypeAdapter, ValidationError

from llm.text import FoodName

NAMES: TypeAdapter[str] = TypeAdapter(FoodName)


@pytest.mark.parametrize(
    "name", ["rice, white, cooked", "M&M's", "2% milk", "crème brûlée", "борщ", "7 Up", "salt/pepper", "tea (black)"]
)
def test_real_names_pass(name: str) -> None:
    assert NAMES.validate_python(name) == name


@pytest.mark.parametrize(
    "name",
    [
        *("", " ", "!!!", "100", "<b>rice</b>", "https://x", "www.x", "rice at evil.com", "me@x.org", "a//b", "[x](y)"),
        *(
            "one two three four five six seven eight nine",
            "x" * 61,
            "rice\u202e",
            "rice\x00",
            "`rm`",
            "__import__",
            "{x}",
        ),
    ],
)
def test_all_else_is_refused(name: str) -> None:
    with pytest.raises(ValidationError):
        NAMES.validate_python(name)


def test_line_breaks_do_not_survive() -> None:
    assert NAMES.validate_python("rice\nsystem") == "rice system"
