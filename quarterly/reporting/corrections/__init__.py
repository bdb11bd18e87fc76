"""What changed between two versions of a report: every cell of it as its readers saw it, was and now, and why."""
