"""What each simulated person looks like. Nobody here is drawn after anybody."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Look:
    skin: str
    hair: str
    style: str
    shirt: str
    collar: str
    wall: tuple[str, str]
    corner: str
    beard: str = ""
    glasses: bool = False
    jaw: float = 0.16
    across: float = 0.0
    earrings: bool = False


LOOKS = (
    Look(
        "#e8b796",
        "#2c1e18",
        "long",
        "#2f5a50",
        "round",
        ("#4a6b65", "#31504b"),
        "window",
        across=-4,
    ),
    Look(
        "#c98a63",
        "#5a3424",
        "short",
        "#8a4f35",
        "open",
        ("#6b5844", "#4b3e31"),
        "shelf",
        across=3,
    ),
    Look(
        "#8d5a3c",
        "#17130f",
        "locs",
        "#39507a",
        "hood",
        ("#4c5d7d", "#37455f"),
        "lamp",
        across=2,
    ),
    Look(
        "#f0cdb4",
        "#7a4b2a",
        "wavy",
        "#77613c",
        "round",
        ("#76596a", "#574352"),
        "picture",
        glasses=True,
    ),
    Look(
        "#a86f4b",
        "#2d211a",
        "side",
        "#5b4258",
        "open",
        ("#586a4c", "#414f38"),
        "plant",
        beard="full",
    ),
    Look(
        "#d9a27c",
        "#a8602f",
        "bob",
        "#35505a",
        "boat",
        ("#77684b", "#58492f"),
        "lamp",
        earrings=True,
    ),
    Look(
        "#5f3b28",
        "#17110e",
        "afro",
        "#a07c58",
        "round",
        ("#485b6e", "#35444f"),
        "plant",
        across=-3,
    ),
    Look(
        "#f3d5c0",
        "#d8c9b6",
        "grey",
        "#274c43",
        "shawl",
        ("#6b4c4b", "#4d3838"),
        "shelf",
        jaw=0.2,
    ),
    Look(
        "#b97d56",
        "#241a16",
        "curls",
        "#9a5636",
        "hood",
        ("#4f6b69", "#394f4e"),
        "picture",
        across=4,
    ),
    Look(
        "#e2ab86",
        "#8b3f24",
        "bun",
        "#4a4768",
        "boat",
        ("#6d6179", "#4d4559"),
        "window",
        glasses=True,
    ),
    Look(
        "#7a4b31",
        "#16120f",
        "bald",
        "#5e5237",
        "round",
        ("#525f4a", "#3c4636"),
        "lamp",
        beard="full",
    ),
    Look(
        "#eec3a4",
        "#b58a54",
        "fringe",
        "#514466",
        "hood",
        ("#645a50", "#48413a"),
        "plant",
        jaw=0.2,
    ),
    Look(
        "#c08a68",
        "#46564f",
        "scarf",
        "#3c6358",
        "round",
        ("#5c6a55", "#434e3f"),
        "shelf",
        across=-2,
    ),
    Look(
        "#6b4430",
        "#1a1512",
        "braids",
        "#31576a",
        "boat",
        ("#46625f", "#314746"),
        "picture",
        glasses=True,
    ),
)
