"""The domain, pure and by stage: no I/O, no clock, no log; every room imports only from those below it."""
