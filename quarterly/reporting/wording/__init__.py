"""Scores in words: the one place where what is printed about a figure is made."""
