"""How foods are called in a list."""


def capitalised(name: str) -> str:
    """The first letter large, the others as they are ("USDA" stays)."""
    return name[:1].upper() + name[1:]
