"""Names of foods: the table's aliases, mended typos, learnt translations."""
