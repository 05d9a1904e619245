"""One governors’ card: its drawing, as SVG, and as text."""
