"""Sheets, cells, tables and findings: what returns and narrative are both read with."""
