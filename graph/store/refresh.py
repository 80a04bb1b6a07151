"""Keep the graph store in step with the ledger: every reader looks first, and brings it up to date where it is not."""
