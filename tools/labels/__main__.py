"""`python -m tools.labels`: how well drawn labels are read, by layout and by how poor the photo is (decision 0041).

Prints one JSON object a layout and degree, and one for all. `right`: energy, protein, fat and carbohydrate per 100 g
are those that were printed; `asked`: something is wrong or missing and the answer says so (a "?", or energy that does
not agree); `silent`: something is wrong and the answer claims to agree; `none`: no table was read.
"""

import argparse
import json
import random
import statistics
import time
from collections import Counter, defaultdict

from tools.labels.facts import Facts, invented
from tools.labels.layouts import LAYOUTS
from tools.labels.picture import DEGREES, photographed, printed
from vision.decoding import decode_image
from vision.label.model import EnergyCheck, Field, Label
from vision.label.ocr import find_tesseract
from vision.label.reader import LabelReader
from vision.servicer import LABEL_SIDE

_ROUNDING = 0.11  # g: the last digit printed
_KCAL = 2.5


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tools.labels", description=__doc__)
    parser.add_argument("--first", type=int, default=0, help="number of the first label")
    parser.add_argument("--count", type=int, default=36)
    arguments = parser.parse_args()
    ocr = find_tesseract("tesseract")
    if ocr is None:
        parser.exit(1, "tesseract with rus and eng is not installed\n")
    reader = LabelReader(ocr)
    outcomes: dict[str, Counter[str]] = defaultdict(Counter)
    seconds = []
    for number in range(arguments.first, arguments.first + arguments.count):
        layout, degree, facts, photo = drawn(number)
        started = time.perf_counter()
        label = reader.read(decode_image(photo, max_pixels=50_000_000, working_side=LABEL_SIDE), None)
        seconds.append(time.perf_counter() - started)
        outcome = judge(label, facts, layout)
        outcomes[f"{layout} {DEGREES[degree]}"][outcome] += 1
        outcomes["all"][outcome] += 1
    for name, counted in sorted(outcomes.items()):
        print(json.dumps({"labels": name, "n": counted.total(), **counted}))
    print(json.dumps({"p50_s": round(statistics.median(seconds), 2), "max_s": round(max(seconds), 2)}))


def drawn(number: int) -> tuple[str, int, Facts, bytes]:
    """Label `number`: its layout, how poor the photo is, what it says, and the JPEG."""
    chance = random.Random(number)  # noqa: S311 - drawn data
    names = list(LAYOUTS)
    layout, degree = names[number % len(names)], number // len(names) % len(DEGREES)
    facts = invented(chance)
    return layout, degree, facts, photographed(printed(LAYOUTS[layout](facts, chance), chance), degree, chance)


def judge(label: Label | None, facts: Facts, layout: str) -> str:
    """See the module; an American label rounds to whole grams of a serving."""
    if label is None:
        return "none"
    per_gram = 100 / facts.serving if layout == "us" else 0.0
    expected = {
        Field.ENERGY_KCAL: (facts.kcal, max(_KCAL, _KCAL * per_gram + 1)),
        Field.PROTEIN_G: (facts.protein, max(_ROUNDING, 0.6 * per_gram)),
        Field.FAT_G: (facts.fat, max(_ROUNDING, 0.6 * per_gram)),
        Field.CARBOHYDRATE_G: (facts.carbohydrate, max(_ROUNDING, 0.6 * per_gram)),
    }
    right = all(
        field in label.per_100 and abs(label.per_100[field] - value) <= tolerance
        for field, (value, tolerance) in expected.items()
    )
    if right:
        return "right"
    return "silent" if label.energy_check is EnergyCheck.AGREES else "asked"


if __name__ == "__main__":
    main()
