"""Who explains what until when, and the letters that ask for it."""
