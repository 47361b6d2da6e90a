"""What is done with accounts: one file, one verb."""
