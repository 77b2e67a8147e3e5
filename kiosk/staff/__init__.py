"""The staff panel on the kiosk: what it is made of below the screen. Loaded only when staff ask for it."""
