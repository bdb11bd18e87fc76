"""How long a short name may be that becomes part of file names and of keys in stores."""

# A file system takes 255 bytes for a name, and S3 1,024 for a whole key, in which a council's, a service's and an indicator's
# names stand beside digests and the name of a file. Without a limit a cycle would fail late, where it stores what it has made.
LONGEST = 60


def too_long(name: str) -> str:
    """Return what is wrong with a short name that is longer than LONGEST, "" if nothing is."""
    if len(name) <= LONGEST:
        return ""
    return f"“{name[:20]}…” has {len(name)} characters, and a name that becomes part of file names may have {LONGEST}"
