"""The web door: one module a page. Pages ask functions of `graph` and `ingest` and show what they give."""
