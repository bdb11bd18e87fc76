"""The programs that make sample data."""
