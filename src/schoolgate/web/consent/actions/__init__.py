"""What changes a consent: it is said. Nothing that was said is ever changed."""
