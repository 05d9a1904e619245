"""The school a file is brought into, and what an import works with while it lasts."""
