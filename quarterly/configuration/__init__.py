"""What people decide: a council's profile and catalogue, dated, read from YAML and checked."""
