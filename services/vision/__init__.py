"""The vision service: names the food in one picture over gRPC (`vision.proto`)."""
