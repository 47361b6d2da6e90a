"""Consent: who may be shown where, as somebody said it, and as it stands today."""
