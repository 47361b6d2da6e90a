"""An invented trust with five schools that live under the five policies."""
