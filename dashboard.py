"""Checkpoint. Start with: streamlit run dashboard.py"""

from lib.ui.frame.menu import show_frame

show_frame()
