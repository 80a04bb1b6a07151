"""`defenders demo` without the store: figures, one RDF file, and how to go on."""

import pyoxigraph


def test_the_demo_ends_with_a_file_of_rdf_and_the_way_to_the_dashboard(defenders, tmp_path):
    shown = defenders("demo", "--no-graph")
    assert shown.code == 0, shown.err
    assert f"defenders dashboard --workspace {tmp_path / 'workspace'}" in shown.out
    written = tmp_path / "workspace" / "exports" / "demo.trig"
    assert str(written) in shown.out
    assert "accessRights: internal" in shown.err
    store = pyoxigraph.Store()
    store.load(path=str(written), format=pyoxigraph.RdfFormat.TRIG)
    assert len(store) > 1000
    assert len(list(store.named_graphs())) > 5
