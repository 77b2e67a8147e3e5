"""What the editor's QML sees."""
