"""What can be worked out about counts from facts that anybody can read, by arithmetic alone."""
