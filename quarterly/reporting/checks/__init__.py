"""Checks of a whole report before it is drawn: what its parts say that cannot all be true, or is not said at all."""
