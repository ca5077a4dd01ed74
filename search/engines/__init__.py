"""Where articles are kept and found: engines behind one protocol."""
