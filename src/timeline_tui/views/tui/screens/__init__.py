"""The explorer and the few dialogs over it."""
