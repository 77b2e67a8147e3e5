"""The only classes QML sees: each turns a part of the library or the visit into properties."""
