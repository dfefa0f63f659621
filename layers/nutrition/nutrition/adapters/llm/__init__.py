"""Large language models that phrase what was computed; off by default (docs/engines.md)."""
