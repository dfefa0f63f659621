"""How the AI profile reads: each finding with what it rests on, or that there is not enough yet."""

from collections.abc import Mapping

from nutrition.domain.portion_bias import PortionBias
from nutrition.domain.profile import (
    ENOUGH_CORRECTIONS,
    ENOUGH_DAYS,
    ENOUGH_FOODS,
    ENOUGH_TONES,
    LATE_BEGINS,
    MORNING_ENDS,
    Behaviour,
    Share,
)
from nutrition.domain.profile_document import MonthOfTastes, StoredProfile
from nutrition.domain.user import Locale
from nutrition.presentation.days_chart import full_date, month_name
from nutrition.presentation.names import shortened
from nutrition.usecases.record_tone import KEPT_TONES
from scenarios.html import Html
from scenarios.turn import Turn

_GROUPS_SHOWN = 5
_LONGEST_NAME = 60


def profile_text(turn: Turn, profile: StoredProfile, *, tone_consent: bool) -> str:
    parts: list[str] = [turn.text("ai-profile-title")]
    if profile.learned_from is not None:
        parts.append(turn.text("ai-profile-since", date=full_date(profile.learned_from.date(), turn.person.locale)))
    if profile.portion_bias is None:
        parts.append(turn.text("ai-profile-empty"))
    else:
        parts += [_habits(turn, profile.behaviour), _portions(turn, profile.portion_bias)]
        parts += [_tastes(turn, profile.latest_month)] if profile.latest_month else []
    parts.append(_tone(turn, profile.tones, consent=tone_consent))
    return "\n\n".join(parts)


def _habits(turn: Turn, habits: Behaviour | None) -> str:
    lines = [turn.text("ai-habits-title")]
    if habits is None:
        return "\n".join([*lines, turn.text("ai-habits-no-time-zone")])
    days = habits.breakfast_consistency.n
    if days < ENOUGH_DAYS:
        return "\n".join([*lines, turn.text("ai-not-enough-days", n=days, enough=ENOUGH_DAYS)])
    lines += [
        turn.text("ai-breakfast", hour=MORNING_ENDS, **_share(habits.breakfast_consistency)),
        turn.text("ai-late", hour=LATE_BEGINS, **_share(habits.late_eating)),
    ]
    if habits.meal_regularity.value is not None and habits.meals_per_day.value is not None:
        lines.append(turn.text("ai-regularity", hours=round(habits.meal_regularity.value, 1), n=days))
        lines.append(turn.text("ai-meals-per-day", meals=habits.meals_per_day.value, n=days))
    complete = _share(habits.logging_completeness)
    lines.append(turn.text("ai-completeness", part=complete["part"], n=complete["n"], share=complete["share"]))
    return "\n".join(lines)


def _portions(turn: Turn, bias: PortionBias) -> str:
    """A difference is said only when its interval leaves "as usual" out."""
    title = turn.text("ai-portions-title")
    if bias.n < ENOUGH_CORRECTIONS:
        return f"{title}\n{turn.text('ai-portions-not-enough', n=bias.n, enough=ENOUGH_CORRECTIONS)}"
    if bias.low <= 1 <= bias.high:
        return f"{title}\n{turn.text('ai-portions-usual', n=bias.n)}"
    key = "ai-portions-larger" if bias.factor > 1 else "ai-portions-smaller"
    low, high = sorted(abs(round((bound - 1) * 100)) for bound in (bias.low, bias.high))
    percent = abs(round((bias.factor - 1) * 100))
    return f"{title}\n{turn.text(key, percent=percent, low=low, high=high, n=bias.n)}"


def _tastes(turn: Turn, month: MonthOfTastes) -> str:
    lines = [turn.text("ai-tastes-title", month=month_name(month.month, turn.person.locale))]
    if month.n < ENOUGH_FOODS:
        return "\n".join([*lines, turn.text("ai-tastes-not-enough", n=month.n, enough=ENOUGH_FOODS)])
    lines.append(turn.text("ai-favourites", names=_favourites(turn, month), n=month.n, variety=month.variety))
    groups = sorted(month.groups.items(), key=lambda entry: -entry[1])[:_GROUPS_SHOWN]
    named = [
        turn.text("ai-group", name=turn.text(f"group-{group}"), share=_percent(n / month.n)) for group, n in groups
    ]
    lines.append(turn.text("ai-groups", groups=Html.join_all(", ", named)))
    for key, share in (("ai-sweet", month.sweet), ("ai-salty", month.salty), ("ai-fatty", month.fatty)):
        if share.n >= ENOUGH_FOODS:
            figures = _share(share)
            lines.append(turn.text(key, **{name: figures[name] for name in ("share", "low", "high", "n")}))
    return "\n".join(lines)


def _favourites(turn: Turn, month: MonthOfTastes) -> Html:
    russian = turn.person.locale is Locale.RU
    named = (
        turn.text(
            "ai-favourite",
            name=shortened((each.name_ru if russian else None) or each.name_en, _LONGEST_NAME),
            times=each.times,
        )
        for each in month.favourites
    )
    return Html.join_all(", ", named)


def _tone(turn: Turn, tones: Mapping[str, int], *, consent: bool) -> str:
    lines = [turn.text("ai-tone-title"), turn.text("ai-tone-on" if consent else "ai-tone-off", kept=KEPT_TONES)]
    n = sum(tones.values())
    if n >= ENOUGH_TONES:
        by_number = sorted(tones.items(), key=lambda entry: -entry[1])
        shares = [
            turn.text("ai-tone-share", name=turn.text(f"tone-{tone}"), share=_percent(times / n))
            for tone, times in by_number
        ]
        lines.append(turn.text("ai-tone-shares", tones=Html.join_all(", ", shares), n=n))
    elif n or consent:
        lines.append(turn.text("ai-tone-not-enough", n=n, enough=ENOUGH_TONES))
    return "\n".join(lines)


def _share(share: Share) -> dict[str, int]:
    low, high = share.interval()
    return {
        "part": round(share.share * share.n),
        "n": share.n,
        "share": _percent(share.share),
        "low": _percent(low),
        "high": _percent(high),
    }


def _percent(share: float) -> int:
    return round(share * 100)
