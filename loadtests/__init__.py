"""Load on the running stack: people who chat, what they waited for, and whether every update was answered once."""
