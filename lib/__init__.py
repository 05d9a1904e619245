"""Checkpoint: who is behind, how sure are we, what is being done, and is it working?"""
