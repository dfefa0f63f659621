"""The webhook. FastAPI builds sixty models of OpenAPI at import, which this function, publishing none, never uses."""

from nutrition.cold_start import nothing_collected, validators_deferred

with nothing_collected(), validators_deferred():
    import fastapi as fastapi
