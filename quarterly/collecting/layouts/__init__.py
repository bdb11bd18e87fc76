"""Files that are not in the usual layout: headings, which columns are of the quarter, and rows made of what a mapping names."""
