"""The notice board in the admin."""
