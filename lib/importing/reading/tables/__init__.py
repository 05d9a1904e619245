"""The tables of a sheet: where each begins, and what its title says."""
