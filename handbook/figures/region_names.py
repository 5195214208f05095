"""What lies in each region of the muscle map, in the terms of anatomy."""

from handbook.content.model import MapRegion
from handbook.language import N_, _

_NAMES = {
    MapRegion.FRONT_NECK: N_("Sternocleidomastoid"),
    MapRegion.FRONT_SHOULDER: N_("Deltoid, front and side"),
    MapRegion.FRONT_CHEST: N_("Pectoralis major"),
    MapRegion.FRONT_UPPER_ARM: N_("Biceps and brachialis"),
    MapRegion.FRONT_FOREARM: N_("Forearm flexors"),
    MapRegion.FRONT_ABDOMEN: N_("Rectus abdominis"),
    MapRegion.FRONT_OBLIQUES: N_("Abdominal obliques"),
    MapRegion.FRONT_HIP: N_("Hip flexors and tensor fasciae latae"),
    MapRegion.FRONT_INNER_THIGH: N_("Adductors"),
    MapRegion.FRONT_MIDDLE_THIGH: N_("Rectus femoris"),
    MapRegion.FRONT_OUTER_THIGH: N_("Vastus lateralis and medialis"),
    MapRegion.FRONT_SHIN: N_("Tibialis anterior"),
    MapRegion.BACK_NECK: N_("Upper trapezius"),
    MapRegion.BACK_SHOULDER: N_("Deltoid, rear"),
    MapRegion.BACK_UPPER_BACK: N_("Middle and lower trapezius, rhomboids, infraspinatus"),
    MapRegion.BACK_SIDE: N_("Latissimus dorsi"),
    MapRegion.BACK_UPPER_ARM: N_("Triceps"),
    MapRegion.BACK_FOREARM: N_("Forearm extensors"),
    MapRegion.BACK_LOWER_BACK: N_("Erector spinae"),
    MapRegion.BACK_SIDE_HIP: N_("Gluteus medius and minimus"),
    MapRegion.BACK_UPPER_BUTTOCK: N_("Gluteus maximus, upper fibers"),
    MapRegion.BACK_LOWER_BUTTOCK: N_("Gluteus maximus, lower fibers"),
    MapRegion.BACK_INNER_THIGH: N_("Inner hamstrings"),
    MapRegion.BACK_OUTER_THIGH: N_("Outer hamstrings"),
    MapRegion.BACK_CALF: N_("Gastrocnemius and soleus"),
}


def region_name(region: MapRegion) -> str:
    """The muscles that lie in a region."""
    return _(_NAMES[region])
