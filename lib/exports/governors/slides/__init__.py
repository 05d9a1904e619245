"""The governors’ cards as slides."""
