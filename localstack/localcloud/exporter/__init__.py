"""The metrics of the embedded stack in one place: of its processes, its queues and its supervisor."""
