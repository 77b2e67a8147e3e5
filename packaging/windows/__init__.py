"""What the Windows package needs beside the freeze: checks before it, signatures after it, and the locked-down PC."""
