"""From the cells of what was sent to the rows that count, and what can be wrong with them."""
