"""The tone of a message."""
