"""What is published of a quarter, by whose decision, and what a quarter waits for."""
