"""The one place where the API's answers become the product's errors.

https://api.data.gov/docs/developer-manual: 403 is a missing, wrong or disabled key (some answers say 401), 429 the
hourly limit.
"""

from nutrition.errors import DependencyRejectedError, DependencyUnavailableError

NOT_FOUND = 404
TOO_MANY_REQUESTS = 429


class KeyRefusedError(DependencyRejectedError):
    """The key is missing, wrong or disabled."""

    code = "fdc_key"


class QuotaUsedUpError(DependencyRejectedError):
    """The key's requests of the hour are used up."""

    code = "fdc_quota"


def error_for(status: int) -> DependencyRejectedError | DependencyUnavailableError:
    """The error that an answer other than 200 and 404 stands for; it quotes nothing of the body."""
    detail = f"fdc: HTTP {status}"
    if status == TOO_MANY_REQUESTS:
        return QuotaUsedUpError(detail)
    if status in (401, 403):
        return KeyRefusedError(detail)
    if 400 <= status < 500:
        return DependencyRejectedError(detail)
    return DependencyUnavailableError(detail)
