"""Results and KS2 scores on their way to `score`: in the contract's shape, or in a school's."""
