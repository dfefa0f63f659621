"""How often the bot is right: scores of the engines it runs on, the accuracy card and its gate (decision 0039)."""
