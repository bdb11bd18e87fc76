"""`quarterly stats`: the domain's statistics on any tidy CSV table, one module a command."""
