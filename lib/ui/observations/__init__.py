"""What is known of pupils beside grades, on the pages that show it."""
