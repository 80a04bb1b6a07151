"""`defenders store install` as a user types it, where there is no network and where everything is there already."""

from graph.store import artifacts


def test_without_a_network_it_says_what_to_do_and_the_rest_works(defenders, no_neo4j, monkeypatch, release, tmp_path):
    monkeypatch.setenv("HTTPS_PROXY", "http://127.0.0.1:9")
    outcome = defenders("store", "install")
    assert outcome.code == 1
    assert "Check the network and run `defenders store install` again" in outcome.err
    assert "Traceback" not in outcome.err
    assert list(artifacts.library().iterdir()) == []

    assert defenders("store", "status", "--json").json()["state"] == "not installed"
    assert defenders("ingest", release).code == 0
    assert defenders("explain", "Mira Tolland").code == 0
    asked = defenders("query", "MATCH (n) RETURN n")
    assert asked.code == 1
    assert "defenders store install" in asked.err


def test_what_is_there_is_only_checked(defenders, monkeypatch):
    artifacts.install(lambda _there, _all: None)
    before = {file.name: file.stat().st_mtime_ns for file in artifacts.library().iterdir()}
    monkeypatch.setenv("HTTPS_PROXY", "http://127.0.0.1:9")
    outcome = defenders("store", "install")
    assert outcome.code == 0
    assert artifacts.VERSION in outcome.err
    assert {file.name: file.stat().st_mtime_ns for file in artifacts.library().iterdir()} == before
