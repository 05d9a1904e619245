"""Subject lists for heads of department: taken away as a workbook, and brought back filled in."""
