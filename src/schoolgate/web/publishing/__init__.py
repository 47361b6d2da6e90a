"""What goes out, when, by whom or by which channel; and incidents, which hold it."""
