"""What readers ask of the graph and the ledger, one module a question; the Cypher stands in `graph/queries`."""
