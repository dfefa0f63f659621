"""Stores in a folder of this machine."""
