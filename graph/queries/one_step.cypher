// What lies one step from some nodes. $ids; $types: of relationships; $limit: most rows
MATCH (a:Person|Organisation|Facility|Place|Offence|Work|Event|Case) WHERE a.id IN $ids
MATCH (a)-[r]-(b) WHERE type(r) IN $types
RETURN DISTINCT r.id AS id, type(r) AS type, startNode(r).id AS start, endNode(r).id AS end, properties(r) AS properties,
       b.id AS other, labels(b) AS labels, properties(b) AS other_properties
ORDER BY id, other LIMIT $limit
