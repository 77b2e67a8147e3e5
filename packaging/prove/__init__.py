"""A bare Debian in a folder, and what is tried in it."""
