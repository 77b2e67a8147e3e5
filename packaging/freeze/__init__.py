"""What goes into the installed program: `build_spec.spec` asks here."""
