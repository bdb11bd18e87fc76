"""The invented council Sampleshire: its returns, narrative, history and benchmarks."""
