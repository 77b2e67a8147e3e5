"""What differs between two versions, in words that a person approving them can follow."""
