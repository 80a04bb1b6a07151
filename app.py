"""The web door: the pages of the dashboard in the order of its menu, and nothing else."""

from dashboard import explore, query
from dashboard.shell import Page, serve

PAGES = (
    Page("explore", "Explore", ":material/hub:", explore.show),
    Page("query", "Query", ":material/terminal:", query.show),
)

if __name__ == "__main__":
    serve(PAGES)
