"""The sections of the report, one module a kind of content."""
