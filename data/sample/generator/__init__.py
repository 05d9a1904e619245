"""The seeded generator of the sample school: planted truths in, a school's files out."""
