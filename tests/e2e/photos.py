"""Pictures for the tests: the repository's own, and more of them where the folder of real food photos is at hand."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared" / "food_photos"
DATA = ROOT / "tests" / "data"

COFFEE = DATA / "coffee.png"
GUACAMOLE = DATA / "guacamole.jpg"
BORSCHT = DATA / "borscht.jpg"
PIZZA = SHARED / "pytorch-deep-learning_04-pizza-dad.jpg"
BANANA = SHARED / "GroceryStoreDataset_Banana_035.jpg"

# (picture, what it shows in Russian, in English)
PLATES = [(GUACAMOLE, "гуакамоле", "guacamole"), (COFFEE, "эспрессо", "espresso")]
if PIZZA.exists() and BANANA.exists():
    PLATES = [(PIZZA, "пицца", "pizza"), (BANANA, "банан", "banana")]
