"""The Debian package: `tree/` is laid over the system as it stands, `scripts/` run while it is installed."""
