"""What the operating system has to be asked for, one file for each matter."""
