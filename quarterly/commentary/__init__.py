"""Commentary on indicators that are off target: who is asked for it, by when, and the letters that ask."""
