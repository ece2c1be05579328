"""Liveness: an output that no input moves is causal, and worthless."""

from grading.bench import Floats, Predicts, forbidden, is_live
from grading.bench_report import Test, bars


def liveness(change: Floats, predicts: Predicts, piece: str = "piece") -> Test:
    """Judges a dependency matrix, shape (N, N)."""
    allowed = ~forbidden(len(change), predicts)
    reach = [float(change[allowed[:, j], j].max(initial=0.0)) for j in range(len(change))]
    live = is_live(change, predicts)
    if live:
        best = max(range(len(reach)), key=lambda j: reach[j])
        sentence = (
            f"The model uses what it may read: changing {piece} {best + 1} moves a later prediction by up to "
            f"{reach[best]:.3g}. That says nothing about how well it uses it."
        )
    else:
        sentence = (
            f"No prediction moves with any {piece} that it may read. A model that no input moves at all is causal and "
            "worthless; one that moves only with the future leaks. The dependency matrix tells which."
        )
    return {
        "id": "liveness",
        "title": "Liveness",
        "passed": live,
        "sentence": sentence,
        "lesson": "liveness",
        "picture": bars(
            "largest change of a probability that may move",
            {f"{piece} {j + 1}": value for j, value in enumerate(reach)},
        ),
    }
