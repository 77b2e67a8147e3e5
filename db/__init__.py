"""Content: workspace, release and the read-only library. Knows no Qt."""
