"""The score command: files of results in, Attainment 8 and Progress 8 out."""
