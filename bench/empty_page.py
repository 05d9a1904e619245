"""The page that everything is held against: Streamlit with one line, settled as the app is."""

import streamlit as st

from lib.ui.frame.questions import settle

st.write("Nothing to see.")
settle()
