"""What a reader learns from sentences: numbers with what they count, what follows from two of them, counts without a number."""
