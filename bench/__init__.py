"""Measures the budgets of the kiosk on the machine it runs on: `python3 dev.py bench`."""
