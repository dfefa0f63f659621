"""Errors of every service."""


class StartupError(Exception):
    """The service cannot start; the text names the setting to mend."""
