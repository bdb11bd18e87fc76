"""Scoring: rating every indicator, with the trail by which each rating can be worked out again."""
