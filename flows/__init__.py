"""The Prefect flows, the forms of the officers, and what the Prefect UI shows."""
