"""Consistency checks of a whole report before it is drawn: contradictions between its parts, and parts that are missing."""
