"""The only part of lib that imports Streamlit: frame, choices, cached questions, showing."""
