"""Backup, restore, upgrade, health checks and the commands."""
