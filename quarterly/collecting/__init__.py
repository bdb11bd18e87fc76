"""Reading what services and owners send: from cells to records, the rows in force, and findings about them."""
