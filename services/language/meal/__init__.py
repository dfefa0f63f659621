"""A meal in words to food mentions."""
