"""The nutrition table of a package: from a picture to what 100 g hold (decision 0041)."""
