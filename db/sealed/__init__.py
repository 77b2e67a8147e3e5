"""Below the library: a release file's sealed rows, and the values made of them."""
