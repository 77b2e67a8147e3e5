"""What a frozen program must be before anybody gets it. Each gate returns sentences about what is wrong."""
