"""YAML that people write: read with the line of every mistake, and dated values resolved for one quarter."""
