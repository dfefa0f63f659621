"""What the gRPC services share: settings, logs, TLS, health, metrics over HTTP, and an orderly start and stop."""
