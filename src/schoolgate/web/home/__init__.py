"""What waits for me today."""
