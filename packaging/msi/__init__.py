"""The Windows Installer package: each table is written out here, `write.py` makes one file of them."""
