"""What patients would see of a text that is still being written."""
