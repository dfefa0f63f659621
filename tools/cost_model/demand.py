"""What so many users ask of the stack: numbers a month, and a second at the busiest time."""

from dataclasses import dataclass

from tools.cost_model.assumptions import Assumptions, Population
from tools.cost_model.measurements import Measurements

_KB_PER_GB = 1e6
_SCHEDULER_RUNS_PER_HOUR = 60
_PEAK_SECONDS = 3600


@dataclass(frozen=True, slots=True)
class Demand:
    """A month, but for `…_per_second` (the peak) and `…_ms` (the mean of one invocation, cold starts in it)."""

    updates: float
    photos: float
    analyses: float
    runs: float
    calls: float
    webhook_ms: float
    scenarios_ms: float
    analysis_ms: float
    scheduler_ms: float
    updates_per_second: float
    photos_per_second: float
    analyses_per_second: float
    messages_per_second: float
    out_gb: float
    in_gb: float
    log_gb: float

    @property
    def invocations(self) -> float:
        """Of all functions: an update has one of the webhook and one of the scenarios."""
        return 2 * self.updates + self.analyses + self.runs


def demand(assumed: Assumptions, measured: Measurements, population: Population) -> Demand:
    usage, sizes = assumed.usage, assumed.sizes
    active_days = population.users * usage.active_share * assumed.days
    updates, photos, analyses = (active_days * each for each in (usage.updates, usage.photos, usage.analyses))
    runs = assumed.hours * _SCHEDULER_RUNS_PER_HOUR
    calls = updates * usage.calls + analyses
    peak = population.users * usage.active_share * usage.peak_hour_share * usage.peak_factor / _PEAK_SECONDS
    telegram_ms, cold = assumed.runtime.telegram_ms, population.cold_share
    photo_share = usage.photos / usage.updates
    handled_ms = measured.text_ms * (1 - photo_share) + measured.photo_ms * photo_share
    logged_kb = (2 * updates + analyses + runs) * sizes.log_kb + updates * sizes.access_log_kb
    return Demand(
        updates=updates,
        photos=photos,
        analyses=analyses,
        runs=runs,
        calls=calls,
        webhook_ms=measured.webhook_ms + cold * measured.init_ms["Webhook"],
        scenarios_ms=handled_ms + usage.calls * telegram_ms + cold * measured.init_ms["Scenarios"],
        analysis_ms=measured.analysis_ms + telegram_ms + cold * measured.init_ms["Analysis"],
        scheduler_ms=measured.scheduler_ms,
        updates_per_second=peak * usage.updates,
        photos_per_second=peak * usage.photos,
        analyses_per_second=peak * usage.analyses,
        messages_per_second=peak * (usage.updates * usage.messages + usage.analyses),
        out_gb=(calls * sizes.call_kb + analyses * sizes.chart_kb) / _KB_PER_GB,
        in_gb=photos * sizes.photo_kb / _KB_PER_GB,
        log_gb=logged_kb / _KB_PER_GB,
    )
