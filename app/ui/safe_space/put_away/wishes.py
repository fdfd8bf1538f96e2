"""How somebody described their own box: words kept as wishes."""

BOX_MATERIAL = "box.material"
BOX_LOCK = "box.lock"
BOX_PLACE = "box.place"

LONGEST = 60
