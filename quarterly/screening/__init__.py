"""Screening of everything people type for personal data: what identifies a child."""
