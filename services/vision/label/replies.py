"""A label as the contract's message."""

from nutrition_contracts.vision.v1 import vision_pb2 as pb
from vision.label.model import EnergyCheck, Label

_CHECKS = {
    EnergyCheck.IMPOSSIBLE: pb.ENERGY_CHECK_IMPOSSIBLE,
    EnergyCheck.AGREES: pb.ENERGY_CHECK_AGREES,
    EnergyCheck.DISAGREES: pb.ENERGY_CHECK_DISAGREES,
}
_ENGINE = pb.Engine(name="tesseract", version="1")


def to_response(label: Label | None) -> pb.ReadLabelResponse:
    """Without `per_100` when there was nothing to read."""
    if label is None:
        return pb.ReadLabelResponse(engine=_ENGINE)
    return pb.ReadLabelResponse(
        per_100=pb.LabelNutrients(**{str(field): value for field, value in label.per_100.items()}),
        is_per_100_ml=label.is_per_100_ml,
        serving=label.serving,
        package=label.package,
        energy_check=_CHECKS[label.energy_check],
        repaired=[str(field) for field in label.repaired],
        engine=_ENGINE,
    )
