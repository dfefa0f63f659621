"""Learns the language service's Russian–English food lexicon from parallel recipe names and ingredients."""
