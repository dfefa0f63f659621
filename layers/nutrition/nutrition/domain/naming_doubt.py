"""The recogniser's doubt about which food it is, as a doubt about the energy per gram."""

from collections.abc import Sequence
from decimal import Decimal

from nutrition.domain.food import Food

_Z_80 = 1.2816  # half an 80 % interval of a normal distribution, in standard deviations
_LARGEST = Decimal("0.9")  # the interval stays above 0


def of_words(confidence: float) -> Decimal:
    """Half the 80 % interval as a share of the energy, of a name that the dictionary is so sure of, 0 to 1.

    A stated rule: a name matched by its head alone ("pan-fried salmon" as "salmon", 0.95) is doubted by what it lacks.
    """
    return min(_LARGEST, max(Decimal(0), 1 - Decimal(str(round(confidence, 2)))))


def of_candidates(candidates: Sequence[tuple[Food, float]]) -> Decimal:
    """Half the 80 % interval as a share of the energy, of the first of several foods with their probabilities.

    The root of the mean square distance of the candidates' energy per gram from the first one's; probability that no
    candidate has is left out, because nothing is known of what it would be.
    """
    energies = [float(food.per_100g.energy_kcal) for food, _ in candidates]
    if not energies or energies[0] == 0:
        return Decimal(0)
    shares = [max(0.0, probability) for _, probability in candidates]
    total = sum(shares) or 1.0
    variance = sum(share * (energy - energies[0]) ** 2 for share, energy in zip(shares, energies, strict=True)) / max(
        total, 1.0
    )
    return min(_LARGEST, Decimal(str(round(_Z_80 * variance**0.5 / energies[0], 3))))
