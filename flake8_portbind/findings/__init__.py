"""Findings, and the words that messages share."""
