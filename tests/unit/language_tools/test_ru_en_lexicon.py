"""The lexicon is learnt, and learnt the same every time."""

import json
import zipfile
from collections import Counter
from pathlib import Path

from language.text.morphology import Morphology
from tools.ru_en_lexicon.__main__ import phrase_entries, word_entries
from tools.ru_en_lexicon.corpus import read_pairs
from tools.ru_en_lexicon.model import frequencies, train

PAIRS = Counter(
    {
        (("зелёный", "чай"), ("green", "tea")): 3,
        (("зелёный", "лук"), ("green", "onion")): 2,
        (("чёрный", "чай"), ("black", "tea")): 2,
        (("лук",), ("onion",)): 1,
    }
)


def test_words_are_told_apart_by_the_company_they_keep() -> None:
    entries = {russian: english for russian, english, _ in word_entries(train(PAIRS), frequencies(PAIRS))}
    assert entries == {"зелёный": "green", "чай": "tea", "лук": "onion", "чёрный": "black"}


def test_a_usual_phrase_is_kept_whole() -> None:
    assert ("зелёный чай", "green tea", 0.75) in phrase_entries(PAIRS)


def test_the_order_of_the_pairs_changes_nothing() -> None:
    backwards = Counter(dict(reversed(PAIRS.items())))
    assert word_entries(train(PAIRS), frequencies(PAIRS)) == word_entries(train(backwards), frequencies(backwards))


def test_pairs_are_read_from_names_and_parallel_ingredient_lists(tmp_path: Path) -> None:
    recipe = {
        "name": {"ru": "Борщ со свёклой", "en": "Borscht with beetroot"},
        "ingredients_details": {"ru": [{"name": "Свёкла"}], "en": [{"name": "Beetroot"}]},
    }
    unequal = {"ingredients_details": {"ru": [{"name": "Соль"}], "en": [{"name": "Salt"}, {"name": "Pepper"}]}}
    wheel = tmp_path / "recipes.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        archive.writestr("recipes/dinner.json", json.dumps({"dinner": [recipe, unequal]}))
    pairs = read_pairs(wheel, Morphology({}))
    assert pairs == {(("борщ", "свекла"), ("borscht", "beetroot")): 1, (("свекла",), ("beetroot",)): 1}
