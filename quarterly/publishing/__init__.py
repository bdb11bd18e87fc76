"""Packs, versions, sign-offs and withdrawals: what is published, who decided it, and how a quarter stands."""
