"""Who owes what until when, and the mail that is exchanged about it."""
