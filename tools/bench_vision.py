"""`python -m tools.bench_vision PHOTO...`: what a picture costs the vision service, by stage (decision 0014)."""

import argparse
import statistics
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

from vision.barcodes import barcodes_on
from vision.decoding import decode_image
from vision.efficientnet_lite2 import EfficientNetLite2
from vision.food_classes import food_classes
from vision.model_file import load_model
from vision.settings import Settings


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tools.bench_vision", description=__doc__)
    parser.add_argument("photos", nargs="+", type=Path)
    parser.add_argument("--rounds", type=int, default=5)
    arguments = parser.parse_args()
    settings = Settings()
    description, session = load_model(settings.model_path)
    engine = EfficientNetLite2(description, session, food_classes())
    files = [path.read_bytes() for path in arguments.photos] * arguments.rounds
    images = [decode_image(file, max_pixels=settings.max_pixels) for file in files[: len(arguments.photos)]]
    images = images * arguments.rounds

    def whole(content: bytes) -> None:
        image = decode_image(content, max_pixels=settings.max_pixels)
        barcodes_on(image)
        engine.recognise(image)

    whole(files[0])  # the first inference allocates
    report("decode", [timed(partial(decode_image, file, max_pixels=settings.max_pixels)) for file in files])
    report("barcodes", [timed(partial(barcodes_on, image)) for image in images])
    report("recognise", [timed(partial(engine.recognise, image)) for image in images])
    for workers in (1, 2):
        started = time.monotonic()
        with ThreadPoolExecutor(workers) as pool:
            list(pool.map(whole, files))
        print(f"{workers} worker(s): {len(files) / (time.monotonic() - started):.1f} pictures/s")


def timed(call: Callable[[], object]) -> float:
    """Milliseconds that one call takes."""
    started = time.perf_counter()
    call()
    return (time.perf_counter() - started) * 1000


def report(stage: str, durations: list[float]) -> None:
    """Prints the median and the 95th percentile."""
    p95 = statistics.quantiles(durations, n=20)[-1]
    print(f"{stage}: p50 {statistics.median(durations):.1f} ms, p95 {p95:.1f} ms, n = {len(durations)}")


if __name__ == "__main__":
    main()
