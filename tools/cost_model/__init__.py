"""What the stack costs on AWS a month, from measured durations and one file of assumptions; `make cost` writes
docs/cost.md."""
