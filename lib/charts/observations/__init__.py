"""Attendance and attitude, in the rows that every page draws."""
