"""What a council decides: its profile, catalogue, targets and judgements, read from YAML and checked."""
