"""Answers to questions about what was sent: read, bound to the values they explain, and held against later questions."""
