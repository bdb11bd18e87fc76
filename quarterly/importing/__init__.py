"""What a scorecard says of a council that has no files yet: its indicators and their past, and what it does not say."""
