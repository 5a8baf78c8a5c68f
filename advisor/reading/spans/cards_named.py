"""The cards that a message names beside the one that is looked up."""

from advisor.catalog.catalog import Catalog
from advisor.catalog.names import squash
from advisor.reading.spans.names import catalog_names, with_memory

MOST = 5


def others_named(message: str, gpu: str, catalog: Catalog) -> list[str]:
    """In the order of the message; none where the card looked up is not among them."""
    spans = with_memory(message, catalog, list(catalog_names(message, catalog)))
    named = [
        str(span.value("gpu"))
        for span in sorted(spans, key=lambda span: span.start)
        if span.value("gpu")
    ]
    known = [name for name in (*named, gpu) if squash(name) in catalog.gpu_names]
    if gpu not in known:
        return []
    ids = {catalog.gpu(name).id: name for name in known if name in named}
    own = catalog.gpu(gpu).id
    return [name for id_, name in ids.items() if id_ != own][:MOST] if own in ids else []
