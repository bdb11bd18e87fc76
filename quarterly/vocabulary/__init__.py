"""Small values every room shares: quarters, numbers, bases, marks, errors, the wording of lists and dates."""
