"""The charts as view models, each with its sentence and the table of its figures: what is drawn, and never how."""
