"""Text: tokens, word forms, numbers and measures, in Russian and English."""
