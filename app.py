"""The web door: the pages of the dashboard in the order of its menu, and nothing else."""

from dashboard import add, case, explore, overview, path, query, sources
from dashboard.shell import Page, serve

PAGES = (
    Page("overview", "Overview", ":material/dashboard:", overview.show),
    Page("explore", "Explore", ":material/hub:", explore.show),
    Page("case", "Case", ":material/timeline:", case.show),
    Page("path", "Path", ":material/route:", path.show),
    Page("sources", "Sources", ":material/article:", sources.show),
    Page("query", "Query", ":material/terminal:", query.show),
    Page("add", "Add", ":material/add:", add.show),
)

if __name__ == "__main__":
    serve(PAGES)
