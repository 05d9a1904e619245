"""What columns and rows hold in the light of what stands beside them."""
