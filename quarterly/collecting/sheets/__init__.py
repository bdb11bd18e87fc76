"""Sheets, cells, tables and findings, which the reading of returns and of narrative shares."""
