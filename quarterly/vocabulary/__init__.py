"""Small types that every other package uses: quarters, numbers, bases, marks, errors, lists and counts in words."""
