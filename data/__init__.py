"""Sample cases written for this project, CC0; no code."""
