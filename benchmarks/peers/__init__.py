"""What others would write, to measure ours against."""
