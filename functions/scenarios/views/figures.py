"""Body figures in the person's units."""

from datetime import date, datetime
from decimal import Decimal

from nutrition.domain import units
from nutrition.domain.body_answers import BodyField
from nutrition.domain.clock import zone
from nutrition.domain.user import LifeStage, UnitSystem
from scenarios.turn import Turn


def height(turn: Turn, centimetres: Decimal, system: UnitSystem) -> str:
    if system is UnitSystem.METRIC:
        return turn.text("figure-cm", value=centimetres)
    feet, inches = units.feet_and_inches(centimetres)
    return turn.text("figure-feet", feet=feet, inches=inches)


def weight(turn: Turn, kilograms: Decimal, system: UnitSystem) -> str:
    if system is UnitSystem.METRIC:
        return turn.text("figure-kg", value=units.rounded(kilograms, units.TENTH))
    return turn.text("figure-lb", value=units.pounds(kilograms))


def pace(turn: Turn, kilograms: Decimal, system: UnitSystem) -> str:
    """A change a week."""
    if system is UnitSystem.METRIC:
        return turn.text("figure-kg", value=kilograms)
    return turn.text("figure-lb", value=units.pounds(kilograms))


def local_time(turn: Turn, time_zone: str) -> str:
    """Hours and minutes there, now."""
    now: datetime = turn.app.clock.now().astimezone(zone(time_zone))
    return f"{now:%H:%M}"


def body_figure(turn: Turn, field: BodyField, system: UnitSystem, today: date) -> str | None:
    """The figure as the person would say it; None while unknown."""
    body = turn.person.body
    age = body.age_on(today)
    fat = body.body_fat_percent
    shown = {
        BodyField.SEX: body.sex and turn.text(f"sex-{body.sex}"),
        BodyField.AGE: None if age is None else turn.text("figure-age", age=age),
        BodyField.LIFE_STAGE: _life_stage(turn, body.life_stage),
        BodyField.HEIGHT: None if body.height_cm is None else height(turn, body.height_cm, system),
        BodyField.WEIGHT: None if body.weight_kg is None else weight(turn, body.weight_kg, system),
        BodyField.BODY_FAT: None if fat is None else turn.text("figure-percent", value=fat),
        BodyField.ACTIVITY: body.activity and turn.text(f"activity-{body.activity.replace('_', '-')}"),
    }
    return shown[field]


def _life_stage(turn: Turn, stage: LifeStage) -> str:
    return turn.text(f"life-stage-{stage}")
