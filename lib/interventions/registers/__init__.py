"""The four registers a school keeps of its pupils: SEN, more able, Pupil Premium, under 100."""
