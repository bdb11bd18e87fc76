"""What `quarterly serve` needs: a Prefect server, a work pool, workers, automations, and the rescue of runs."""
