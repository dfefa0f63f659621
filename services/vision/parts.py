"""Several foods in one picture: what its parts are named on their own (decision 0043)."""

from collections.abc import Iterator
from dataclasses import replace

from PIL import Image

from vision.engine import Candidate, Engine, Recognition, Verdict

# A part's name counts from here on: no photo of one food was then said to hold two, of 76 (measured).
_SURE = 0.5
_SHARE = 0.6  # of the shorter side: parts overlap, so that what one of them cuts another shows whole


def recognise_parts(engine: Engine, embedded: Engine, image: Image.Image) -> Recognition:
    """One item a food that any part shows surely, the surest first; as a single look where they show fewer than two.

    `engine` looks at the whole picture once. Parts are for `embedded`, which costs nothing a look; another engine that
    names anything tells foods apart by itself.
    """
    whole = engine.recognise(image)
    if len(whole.items) > 1 or (engine is not embedded and whole.verdict is Verdict.FOOD):
        return whole
    found: dict[str, tuple[Candidate, ...]] = {}
    for names in (whole.items, *(embedded.recognise(part).items for part in _parts(image))):
        for candidates in names:
            best = candidates[0]
            known = found.get(best.name_en)
            if best.confidence >= _SURE and (known is None or known[0].confidence < best.confidence):
                found[best.name_en] = candidates
    if len(found) < 2:
        return whole
    items = sorted(found.values(), key=lambda candidates: -candidates[0].confidence)
    return replace(whole, verdict=Verdict.FOOD, items=tuple(items), answered_by=embedded.name)


def _parts(image: Image.Image) -> Iterator[Image.Image]:
    """Nine overlapping squares."""
    side = int(min(image.size) * _SHARE)
    for top in (0, (image.height - side) // 2, image.height - side):
        for left in (0, (image.width - side) // 2, image.width - side):
            yield image.crop((left, top, left + side, top + side))
