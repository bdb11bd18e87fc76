"""Values through time: history, travel, forecasts, control charts."""
