"""The content editor for an office PC."""
