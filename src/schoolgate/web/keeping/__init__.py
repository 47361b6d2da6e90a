"""Keeping an installation: backed up, restored, brought up to date, looked over."""
