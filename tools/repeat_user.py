"""`python -m tools.repeat_user PHOTOS/photos.csv`: what one correction teaches the personal recogniser (decision 0042).

A person's second photo of the same plate is simulated: another frame (zoom, shift, turn, tilt), another light
(brightness, contrast, colour), another phone (blur, noise, JPEG). Every photo of the folder is one plate that was saved
once. Measured at each threshold: how many second photos recall their own plate, how many recall another one, and how
often a plate that was never saved is taken for one that was. Columns of the file: file, label.
"""

import argparse
import csv
import io
import json
import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageEnhance, ImageFilter

from vision.decoding import decode_image
from vision.efficientnet_lite2 import EfficientNetLite2
from vision.food_classes import food_classes
from vision.model_file import load_model
from vision.settings import Settings

THRESHOLDS = (0.78, 0.80, 0.82, 0.83, 0.84, 0.85, 0.86, 0.88, 0.90)
STRENGTHS = {"slight": 0.35, "usual": 0.7, "strong": 1.0}
_SIDE = 960

Vectors = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Plates:
    """One saved photo a plate, unit vectors [n, d], and the second photos of each [n, k, d]."""

    labels: Sequence[str]
    saved: Vectors
    again: Vectors


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tools.repeat_user", description=__doc__)
    parser.add_argument("photos", type=Path, help="CSV with the columns file and label")
    parser.add_argument("--shots", type=int, default=4, help="second photos of each plate")
    arguments = parser.parse_args()
    settings = Settings()
    description, session = load_model(settings.model_path)
    engine = EfficientNetLite2(description, session, food_classes())
    for name, strength in STRENGTHS.items():
        plates = photograph(engine, arguments.photos, strength, arguments.shots)
        for threshold in THRESHOLDS:
            print(json.dumps({"second_photo": name, "threshold": threshold} | measure(plates, threshold)))


def photograph(engine: EfficientNetLite2, listing: Path, strength: float, shots: int) -> Plates:
    """The vectors that the service would answer, of every photo and of `shots` second photos of it."""
    with listing.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    saved, again = [], []
    for number, row in enumerate(rows):
        chance = random.Random(number)  # noqa: S311 - a simulation
        image = Image.open(listing.with_name(row["file"])).convert("RGB")
        image.thumbnail((_SIDE, _SIDE))
        saved.append(vector(engine, image))
        again.append([vector(engine, second_photo(image, strength, chance)) for _ in range(shots)])
    return Plates([row["label"] for row in rows], np.array(saved), np.array(again))


def vector(engine: EfficientNetLite2, image: Image.Image) -> Vectors:
    """The features of a picture as they come over the wire, as a unit vector."""
    stream = io.BytesIO()
    image.save(stream, "JPEG", quality=85)
    features = engine.recognise(decode_image(stream.getvalue(), max_pixels=50_000_000)).features
    assert features is not None
    values = np.frombuffer(features.vector, dtype=np.int8).astype(np.float32)
    return values / np.linalg.norm(values)


def second_photo(image: Image.Image, strength: float, chance: random.Random) -> Image.Image:
    """The same plate once more; `strength` 1 is about as different as a person's photos of one plate are."""

    def vary(width: float) -> float:
        return chance.uniform(-width, width) * strength

    width, height = image.size
    turned = image.rotate(vary(25), Image.Resampling.BICUBIC, expand=False, fillcolor=(128, 128, 128))
    tilt = [vary(0.08) * width for _ in range(4)] + [vary(0.08) * height for _ in range(4)]
    margin = 0.12 + 0.10 * strength * chance.random()
    shift_x, shift_y = vary(0.08) * width, vary(0.08) * height
    left, right = margin * width + shift_x, (1 - margin) * width + shift_x
    top, bottom = margin * height + shift_y, (1 - margin) * height + shift_y
    corners = (
        *(left + tilt[0], top + tilt[4], left + tilt[1], bottom + tilt[5]),
        *(right + tilt[2], bottom + tilt[6], right + tilt[3], top + tilt[7]),
    )
    framed = turned.transform((720, 720 * height // width), Image.Transform.QUAD, corners, Image.Resampling.BICUBIC)
    for enhancer, spread in ((ImageEnhance.Brightness, 0.35), (ImageEnhance.Contrast, 0.25), (ImageEnhance.Color, 0.3)):
        framed = enhancer(framed).enhance(1 + vary(spread))
    warmth = vary(0.12)
    red, green, blue = framed.split()
    framed = Image.merge(
        "RGB",
        (
            red.point([min(255, int(v * (1 + warmth))) for v in range(256)]),
            green,
            blue.point([min(255, int(v * (1 - warmth))) for v in range(256)]),
        ),
    )
    return framed.filter(ImageFilter.GaussianBlur(1.2 * strength * chance.random()))


def measure(plates: Plates, threshold: float) -> dict[str, float]:
    """Shares of all second photos.

    `own`: the plate itself is recalled; `same_food`: another plate of the same label; `wrong`: a plate of another
    label, while its own is saved; `wrong_if_new`: the same when nothing with its label was ever saved.
    """
    labels = np.array(plates.labels)
    shots = plates.again.shape[1]
    similar = np.einsum("nkd,md->nkm", plates.again, plates.saved)
    best = similar.argmax(axis=2)
    hit = similar.max(axis=2) >= threshold
    own = hit & (best == np.arange(len(labels))[:, None])
    same = hit & ~own & (labels[best] == labels[:, None])
    wrong = hit & (labels[best] != labels[:, None])
    others = np.where(labels[None, :] == labels[:, None], -1.0, 1.0)
    new = (np.where(others[:, None, :] > 0, similar, -1.0).max(axis=2)) >= threshold
    return {
        "n": len(labels) * shots,
        **{
            name: round(float(values.mean()), 4)
            for name, values in (("own", own), ("same_food", same), ("wrong", wrong), ("wrong_if_new", new))
        },
    }


if __name__ == "__main__":
    main()
