"""`python -m cli`: the command line without its installed script."""

from cli.app import app

app()
