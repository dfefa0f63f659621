"""The supervisor of the embedded stack: children as data, started by need, watched, restarted, stopped in order."""
