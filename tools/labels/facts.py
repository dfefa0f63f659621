"""What a drawn label says."""

import random
from dataclasses import dataclass

KJ_PER_KCAL = 4.184


@dataclass(frozen=True, slots=True)
class Facts:
    """Amounts in 100 g; `serving` and `package` in grams; `fibre` may be left out."""

    protein: float
    fat: float
    carbohydrate: float
    fibre: float | None
    sugars: float
    saturated: float
    salt: float
    serving: int
    package: int

    @property
    def kcal(self) -> int:
        return round(4 * self.protein + 9 * self.fat + 4 * self.carbohydrate + 2 * (self.fibre or 0))

    @property
    def kj(self) -> int:
        return round(self.kcal * KJ_PER_KCAL)


def invented(chance: random.Random) -> Facts:
    """Facts that could be true."""
    protein = round(chance.choice((chance.uniform(0.5, 9), chance.uniform(5, 25))), 1)
    fat = round(chance.choice((chance.uniform(0.5, 9), chance.uniform(5, 45))), 1)
    carbohydrate = round(chance.uniform(1, min(80, 98 - protein - fat)), 1)
    return Facts(
        protein=protein,
        fat=fat,
        carbohydrate=carbohydrate,
        fibre=round(chance.uniform(0, 8), 1) if chance.random() < 0.4 else None,
        sugars=round(chance.uniform(0, carbohydrate), 1),
        saturated=round(chance.uniform(0, fat), 1),
        salt=round(chance.uniform(0, 2), 2),
        serving=chance.choice((25, 30, 40, 50, 125)),
        package=chance.choice((90, 180, 250, 400, 500)),
    )
