"""How facts read: texts and pictures that more than one function sends."""
