"""Shorter and longer products of a report's own inputs: what each holds, before anything is drawn."""
