"""The schema, `defenders.yaml`, and everything that is generated from it."""
