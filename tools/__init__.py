"""The commands of the Makefile that are more than a line."""
