"""What the program is made of: licences and bill of materials. The facts are in `packaging/licenses`."""
