"""How the shipped pipeline is made: `python -m search.extract.training --data DIR --out DIR`."""
