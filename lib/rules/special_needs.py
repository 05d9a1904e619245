"""Types of special educational need, as the school census codes them.

Source: DfE, Complete the school census, data item "SEN type" (2025 to 2026): the types, the code
for no specialist assessment yet, and DS, for Down syndrome, which was made a type of its own.
"""

NEEDS = {
    "SPLD": "Specific learning difficulty",
    "MLD": "Moderate learning difficulty",
    "SLD": "Severe learning difficulty",
    "PMLD": "Profound and multiple learning difficulty",
    "SEMH": "Social, emotional and mental health",
    "SLCN": "Speech, language and communication needs",
    "HI": "Hearing impairment",
    "VI": "Vision impairment",
    "MSI": "Multi-sensory impairment",
    "PD": "Physical disability",
    "ASD": "Autistic spectrum disorder",
    "DS": "Down syndrome",
    "OTH": "Other difficulty or disability",
    "NSA": "SEN support, no specialist assessment of type of need",
}
