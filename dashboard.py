"""Checkpoint. Start with: streamlit run dashboard.py"""

from lib.ui.frame.frame import show_frame

show_frame()
