"""Brings a fresh checkout to the point where the stack can start. Standard library only: it makes the environment."""
