"""Trains the language service's tone classifier."""
