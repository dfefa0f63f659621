"""Pictures for the tests: the folder of real food photos where it is at hand, else the repository's own."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
COFFEE = ROOT / "tests" / "data" / "coffee.png"
FOLDERS = [parent / "shared" / "food_photos" for parent in ROOT.parents[:2]]


def _photo(name: str) -> Path | None:
    return next((folder / name for folder in FOLDERS if (folder / name).exists()), None)


PIZZA = _photo("pytorch-deep-learning_04-pizza-dad.jpg")
BANANA = _photo("GroceryStoreDataset_Banana_035.jpg")
# Its caption names the food, so that any picture of food will do.
BORSCHT = _photo("public-domain-recipes_lithuanian-cold-borscht.jpg") or COFFEE

# (picture, what it shows in Russian, in English)
PLATES: tuple[tuple[Path, str, str], ...] = ((COFFEE, "Эспрессо", "Espresso"),)
if PIZZA is not None and BANANA is not None:
    PLATES = ((PIZZA, "Пицца", "Pizza"), (BANANA, "Банан", "Banana"))
