"""Every email that Schoolgate sends."""
