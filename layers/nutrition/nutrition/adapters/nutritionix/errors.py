"""The one place where the vendor's answers become the product's errors.

https://docx.syndigo.com/developers/docs/api-errors. 401 says both "bad keys" and "usage limit exceeded"; only its text
tells them apart. 404 is "we couldn't match any of your foods", which is no error here.
"""

import json

from nutrition.errors import DependencyRejectedError, DependencyUnavailableError

NOT_FOUND = 404


class CredentialsRefusedError(DependencyRejectedError):
    """The keys are missing, wrong or not allowed to do this."""

    code = "nutritionix_credentials"


class QuotaUsedUpError(DependencyRejectedError):
    """The plan's usage limit is reached."""

    code = "nutritionix_quota"


def error_for(status: int, body: bytes) -> DependencyRejectedError | DependencyUnavailableError:
    """The error that an answer other than 200 and 404 stands for; it quotes nothing of the body."""
    detail = f"nutritionix: HTTP {status}"
    if status == 429 or (status == 401 and "limit" in _message(body)):
        return QuotaUsedUpError(detail)
    if status in (401, 403):
        return CredentialsRefusedError(detail)
    if 400 <= status < 500:
        return DependencyRejectedError(detail)
    return DependencyUnavailableError(detail)


def _message(body: bytes) -> str:
    try:
        answer = json.loads(body)
    except ValueError:
        return ""
    return str(answer.get("message", "")).lower() if isinstance(answer, dict) else ""
