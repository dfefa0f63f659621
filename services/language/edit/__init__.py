"""Words about a draft to edit operations."""
