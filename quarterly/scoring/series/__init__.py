"""Series: values over time, with travel, forecasts and control charts."""
