"""The grammar engine over the reviewed foods' names."""

from collections.abc import Callable
from pathlib import Path

import pytest

from language.grammar import GrammarEngine
from language.model import DraftItem, FoodMention
from tests.factories.language_foods import write_names_table

MakeDraft = Callable[..., tuple[DraftItem, ...]]


@pytest.fixture(scope="session")
def names_table(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A food table with names only."""
    return write_names_table(tmp_path_factory.mktemp("language") / "food.sqlite")


@pytest.fixture(scope="session")
def engine(names_table: Path) -> GrammarEngine:
    """The default engine."""
    return GrammarEngine(names_table)


@pytest.fixture(scope="session")
def parse(engine: GrammarEngine) -> Callable[[str], list[FoodMention]]:
    """A text to food mentions."""
    return lambda text: list(engine.parse_meal(text, "ru").items)


@pytest.fixture(scope="session")
def make_draft(engine: GrammarEngine) -> MakeDraft:
    """A draft of (name, grams) items, numbered from 1."""

    def make(*items: tuple[str, float]) -> tuple[DraftItem, ...]:
        draft = []
        for item_id, (name, grams) in enumerate(items, start=1):
            (mention,) = engine.parse_meal(name, "ru").items
            draft.append(DraftItem(item_id, mention.name, mention.name_en, mention.food_key, grams))
        return tuple(draft)

    return make
