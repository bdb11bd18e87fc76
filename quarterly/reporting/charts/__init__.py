"""The charts as view models, each with its sentence and the table of its figures; how they are drawn is up to the adapters."""
