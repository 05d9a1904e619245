"""What a school knows of its pupils beside grades: of one pupil, in a list, of every group."""
