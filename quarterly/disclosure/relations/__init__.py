"""Relations between counts that hold in a council's history, as proposals for its catalogue."""
