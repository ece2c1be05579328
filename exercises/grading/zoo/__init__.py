"""Models whose causality is known by construction, leaking and causal, sequences and images."""

from grading.zoo.catalogue import BRIEF, SPECIMENS, UnknownSpecimenError, find
from grading.zoo.incidents import Incident
from grading.zoo.specimen import Specimen

__all__ = ["BRIEF", "SPECIMENS", "Incident", "Specimen", "UnknownSpecimenError", "find"]
