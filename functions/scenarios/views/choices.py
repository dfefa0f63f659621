"""Choices on buttons: (label, value) pairs that any panel may use."""

from nutrition.domain.body_answers import BodyField
from nutrition.domain.goals import GoalKind
from nutrition.domain.time_zones import DidYouMean
from nutrition.domain.user import Activity, LifeStage, Locale, Sex
from scenarios.turn import Turn
from scenarios.views.figures import local_time

Choices = list[tuple[str, str]]

# Where most people who write in the language live; any other city is typed.
USUAL_CITIES = {
    Locale.RU: (
        "Калининград",
        "Москва",
        "Самара",
        "Екатеринбург",
        "Омск",
        "Красноярск",
        "Иркутск",
        "Владивосток",
    ),
    Locale.EN: ("London", "Berlin", "New York", "Chicago", "Denver", "Los Angeles", "Mumbai", "Sydney"),
}


def body_choices(turn: Turn, field: BodyField) -> Choices:
    """The answers to choose from; empty for a figure that is typed."""
    if field is BodyField.SEX:
        return [(turn.text(f"sex-{sex}"), sex.value) for sex in Sex]
    if field is BodyField.LIFE_STAGE:
        return [(turn.text(f"life-stage-{stage}"), stage.value) for stage in LifeStage]
    if field is BodyField.ACTIVITY:
        return [(turn.text(f"activity-{level.replace('_', '-')}"), level.value) for level in Activity]
    return []


def goal_choices(turn: Turn) -> Choices:
    return [(turn.text(f"goal-{kind}"), kind.value) for kind in GoalKind]


def city_choices(turn: Turn, did_you_mean: DidYouMean | None = None) -> Choices:
    """Cities with their local time; the value is the IANA zone."""
    locale = turn.person.locale
    if did_you_mean is not None:
        cities = did_you_mean.cities
    else:
        named = (turn.app.cities.named(name) for name in USUAL_CITIES[locale])
        cities = tuple(city for city in named if city is not None)
    return [(f"{city.name(locale)} · {local_time(turn, city.zone)}", city.zone) for city in cities]
