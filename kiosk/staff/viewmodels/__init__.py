"""What the QML of the staff panel sees."""
