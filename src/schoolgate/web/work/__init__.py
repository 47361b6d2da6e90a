"""The one clock: rows that are due, and the sweeps that deal with them."""
