"""Narrative: texts, lists and undertakings that people write beside the figures."""
