"""One module a kind of content: what its entries are, how they compare, how they are stored.

Each has UNIT (what one entry is called), `entries(screening)`, `compare(screening, accepted)`,
`keep(screening, import_id)` returning the checkpoints to measure, and `missing(screening)`.
"""

from types import ModuleType

from lib.importing.contents import (
    dfe_figures,
    interventions,
    long_results,
    pupil_list,
    sessions,
    targets,
    wide_marksheet,
)

CONTENTS: dict[str, ModuleType] = {
    "pupil_list": pupil_list,
    "targets": targets,
    "wide_marksheet": wide_marksheet,
    "long_results": long_results,
    "interventions": interventions,
    "sessions": sessions,
    "dfe_figures": dfe_figures,
}
