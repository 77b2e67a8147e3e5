"""Helpers of `dev.py` and the script that makes the assets. Standard library only, unless a script says more."""
