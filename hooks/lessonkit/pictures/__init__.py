"""The pictures of the lesson, by the id that a page places them with; each function draws the first state."""

from collections.abc import Callable

from lessonkit.pictures import attention, costs, joint, raster, surprise
from lessonkit.pictures.picture import Picture

PICTURES: dict[str, Callable[[], Picture]] = {
    "joint-factored": joint.picture,
    "attention-mask": attention.picture,
    "raster-mask": raster.picture,
    "step-cost": costs.picture,
    "surprise-adds-up": surprise.picture,
}
