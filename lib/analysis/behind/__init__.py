"""Who is behind target, how sure that is, and who goes on the list."""
