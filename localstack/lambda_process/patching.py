"""Put something of ours in the place of something of LocalStack's, where it offers no setting."""


def replace(owner: object, name: str, ours: object) -> None:
    """Raises RuntimeError when there is nothing of that name: another version of LocalStack is another task."""
    if not hasattr(owner, name):
        raise RuntimeError(f"{owner!r} has no {name}: lambda_process was written for another version of LocalStack")
    setattr(owner, name, ours)
