"""The checks of `kiosk doctor`, one small file each."""
