"""Where a council stands among other authorities."""
