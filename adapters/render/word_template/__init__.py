"""A council's own Word template: read as untrusted, its places found and filled."""
