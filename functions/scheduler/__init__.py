"""Imported first, so that all that the function needs is imported without the collector (decision 0035)."""

from nutrition.cold_start import nothing_collected

with nothing_collected():
    import nutrition.bootstrap.scheduler as _bootstrap  # noqa: F401 - for its effect
