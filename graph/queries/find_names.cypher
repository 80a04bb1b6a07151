// Entities one of whose names fits a Lucene query. $query, $limit: most rows
CALL db.index.fulltext.queryNodes('entity_names', $query, {limit: $limit}) YIELD node, score
RETURN node.id AS id, labels(node) AS labels, node.name AS name, coalesce(node.names, []) AS names, node.type AS type,
       node.status AS status, COUNT { (node)--(:Event) } AS events, score
