"""The most memory a process has had, on every system: MB, as the system keeps it."""

import sys

import psutil


def own_peak() -> float:
    """Return this process's."""
    try:
        import resource
    except ImportError:  # Windows keeps it elsewhere
        return psutil.Process().memory_info().peak_wset / 1024**2
    return _megabytes(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)


def childrens_peak() -> float:
    """Return the largest of the children that have ended; 0 on Windows, which does not keep it."""
    try:
        import resource
    except ImportError:
        return 0.0
    return _megabytes(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)


def _megabytes(used: int) -> float:
    return used / (1024**2 if sys.platform == "darwin" else 1024)  # macOS counts bytes
