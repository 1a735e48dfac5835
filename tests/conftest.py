"""Its place is its purpose: pytest puts this folder on the path, so that every test can import `support`."""
