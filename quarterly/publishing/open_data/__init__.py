"""Figures for other programs: a row for each indicator of a quarter, numbers as numbers, symbols in columns of their own."""
