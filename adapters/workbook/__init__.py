"""Read, check, mark and write workbooks."""
