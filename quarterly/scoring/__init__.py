"""How a figure is rated, and how the rating defends itself."""
