#!/bin/sh
# Starts Checkpoint; see start.py.
cd "$(dirname "$0")" || exit 1
python3 start.py
