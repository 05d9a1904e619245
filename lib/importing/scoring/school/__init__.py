"""The two files of `score` as schools have them: brought into a school that nobody keeps."""
