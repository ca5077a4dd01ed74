"""Archive: the one place where reading, extracting, keeping and answering meet."""
