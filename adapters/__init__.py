"""Everything outside the domain: stores, files, workbooks, mail, and what draws a report."""
