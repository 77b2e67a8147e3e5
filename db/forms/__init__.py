"""An item as a form that somebody fills in, and back again."""
