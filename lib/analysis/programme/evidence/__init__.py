"""The portfolio of evidence, part by part."""
