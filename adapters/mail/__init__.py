"""Mail: letters stored until they are sent, a server or an outbox to send them, and the token to log in with."""
