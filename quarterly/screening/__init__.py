"""Personal data in anything people type: what identifies a child."""
