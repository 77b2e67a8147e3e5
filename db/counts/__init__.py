"""How often each page is opened, a day at a time: the only thing a kiosk ever counts (PRV-04)."""
