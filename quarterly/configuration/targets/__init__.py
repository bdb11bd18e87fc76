"""Targets as they are typed and agreed, and what they mean for one quarter."""
