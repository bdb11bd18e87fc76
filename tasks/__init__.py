"""The six stages of a cycle as Prefect tasks, and what they share."""
