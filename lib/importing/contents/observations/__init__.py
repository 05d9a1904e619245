"""What a school knows of pupils beside grades, kept as observations: one a pupil, measure and time.

Attendance, attitude, behaviour, tests and needs are each a kind of content of their own; what they
have in common stands here.
"""
