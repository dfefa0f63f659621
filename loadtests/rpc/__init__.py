"""gRPC/Protobuf against REST/JSON: the same calls, the same engine object, in one run (decision 0034)."""
