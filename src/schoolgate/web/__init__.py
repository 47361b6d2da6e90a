"""The web application: one Django app for each word the school uses."""
