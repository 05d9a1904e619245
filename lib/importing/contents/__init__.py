"""One module or package a kind of content: its entries, how they compare, how they are kept."""
