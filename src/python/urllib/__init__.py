"""Handling of URLs."""
