"""The site of a council: a page for each indicator through all published quarters, made of what is published and nothing else."""
