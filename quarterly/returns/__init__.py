"""From the cells of a workbook to the rows that count, and what can be wrong with them."""
