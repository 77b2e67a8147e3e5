"""Finding what a patient means: `Search` over the words of one release."""
