"""Fields and files that a copy of the database must not give away."""
