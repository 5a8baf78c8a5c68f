"""What a rented run costs beside its training hours, as results tell it."""

from advisor.result import Note, Result


class Overheads(Result):
    """Storage and waiting of one run, with the parts they are made of."""

    weights_gb: float
    """The model as downloaded: 2 bytes x parameters."""
    checkpoint_gb: float
    """One saved state: the trained weights and the optimizer's state."""
    disk_gb: float
    """The most that lies there at once: weights, checkpoints, the result, the merged model."""
    days: float
    """Days the files are kept: training and waiting, at least one."""
    usd_per_gb_month: float | None
    """Median over the providers in the catalog; null: no price is known."""
    storage_usd: float | None
    """disk x price x days / 30."""
    idle_hours: float
    """Hours the rented cards wait: set-up, download, loading."""
    idle_usd: float | None
    """idle hours x USD an hour x cards; null where the card's price is unknown."""
    usd: float | None
    """Both together; null where one of them is unknown."""
    assumptions: tuple[Note, ...]
    sources: tuple[str, ...]
