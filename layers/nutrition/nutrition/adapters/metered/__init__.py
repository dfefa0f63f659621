"""Ports that count and time their calls, each around the adapter that does the work."""
