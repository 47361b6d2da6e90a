"""Every email and paper letter: an outbox row first, then sent, printed or joined."""
