"""Figures as every page, chart and export writes them: a true minus, an honest percentage."""


def signed(value: float, places: int = 2) -> str:
    """Write a difference with its sign and a true minus: +0.21, −0.55, 0.00."""
    text = f"{abs(value):.{places}f}"
    if float(text) == 0:
        return text
    return f"{'+' if value > 0 else '−'}{text}"


def plain(value: float, places: int = 1) -> str:
    """Write a level with a true minus where it is negative: 47.2, −0.08."""
    text = f"{abs(value):.{places}f}"
    return f"−{text}" if value < 0 and float(text) != 0 else text


def percent(share: float) -> str:
    """Write a share from 0 to 1 as a whole percentage; never 0% or 100% for what is not."""
    whole = round(share * 100)
    if whole == 100 and share < 1:
        return "over 99%"
    if whole == 0 and share > 0:
        return "under 1%"
    return f"{whole}%"
