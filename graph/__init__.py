"""Records, ledger, identity and everything that is projected from them."""
