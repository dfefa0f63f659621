"""Labels drawn and photographed by a program: development data for reading labels (decision 0041)."""
