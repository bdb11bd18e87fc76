"""What `quarterly serve` needs: a Prefect server, a work pool, automations, and a watch on the inbox."""
