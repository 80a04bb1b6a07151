"""The records and the graph as RDF: resources in our terms, written as a stream in five formats, checked by SHACL."""
