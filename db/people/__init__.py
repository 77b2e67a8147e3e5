"""Who works on the content of a workspace, and what they approved."""
