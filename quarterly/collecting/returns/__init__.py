"""Returns: rows of figures and actions, the checks on them, and which row is in force."""
