"""The catalogues of registration, profile, goals and settings, in both languages."""

import re
from importlib import resources

import pytest

from nutrition.adapters.fluent.texts import FluentTexts
from nutrition.domain.calculation import Missing
from nutrition.domain.guards import GuardReason
from nutrition.domain.registration import Step
from nutrition.domain.user import Activity, LifeStage, Locale, Sex

FILES = ("registration.ftl", "profile.ftl", "goals.ftl", "settings.ftl")
TEXTS = FluentTexts()


def messages(locale: Locale, file: str) -> dict[str, set[str]]:
    """Key → names of the placeholders."""
    text = (resources.files("nutrition") / "locales" / locale.value / file).read_text("utf-8")
    found: dict[str, set[str]] = {}
    key = ""
    for line in text.splitlines():
        if match := re.match(r"([a-z][\w-]*) =", line):
            key = match[1]
            found[key] = set()
        found.get(key, set()).update(re.findall(r"\$([a-z-]+)", line))
    return found


@pytest.mark.parametrize("file", FILES)
def test_both_languages_say_the_same_things_with_the_same_figures(file: str) -> None:
    assert messages(Locale.RU, file) == messages(Locale.EN, file)


@pytest.mark.parametrize("locale", list(Locale))
def test_every_member_that_is_shown_has_its_text(locale: Locale) -> None:
    keys = [f"ask-{step.removeprefix('registration:').replace('_', '-')}" for step in Step]
    keys += [f"sex-{sex}" for sex in Sex] + [f"life-stage-{stage}" for stage in LifeStage]
    keys += [f"activity-{level.replace('_', '-')}" for level in Activity]
    keys += [f"missing-{name}" for name in Missing]
    guards = {"floor": 1200, "energy": 1210, "slow": 1, "pace": "0.2", "wanted": "1", "given": "0.6"}
    keys += [f"guard-{reason.replace('_', '-')}" for reason in GuardReason]
    for key in keys:
        assert TEXTS.format(locale, key, kind="lose", units="metric", **guards)


@pytest.mark.parametrize(
    ("age", "text"), [(21, "21 год"), (34, "34 года"), (40, "40 лет"), (11, "11 лет"), (102, "102 года")]
)
def test_russian_years_have_their_forms(age: int, text: str) -> None:
    assert TEXTS.format(Locale.RU, "figure-age", age=age) == text
