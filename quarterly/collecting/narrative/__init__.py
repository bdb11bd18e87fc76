"""Narrative: what people write beside the figures, and what they promise, record and ask for."""
