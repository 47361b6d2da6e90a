"""The register of accounts: asked for, permitted, opened, reviewed, closed."""
