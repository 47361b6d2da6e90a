"""What the register's pages send, read into the actions' own types."""
