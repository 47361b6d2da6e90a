"""Schools' social media policies, put to work."""

__version__ = "0.3.0"
