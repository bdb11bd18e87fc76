"""The measurements behind claims of speed and cost."""
