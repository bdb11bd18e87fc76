"""What the public may see: small counts, what would reveal them, and everything a public report is made from."""
