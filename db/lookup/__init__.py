"""What finding words needs on both sides: the compiler, which prepares it, and the search, which reads it."""
