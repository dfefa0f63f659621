"""The scenarios of a conversation, on aiogram, which is imported the cheap way whatever part comes first."""

from nutrition.cold_start import nothing_collected

with nothing_collected():
    import nutrition.bootstrap.scenarios_adapters as _bootstrap  # noqa: F401 - every part needs it; in here it costs less
    from scenarios import aiogram_import as aiogram_import
