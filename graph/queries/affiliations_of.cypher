// Affiliations of one person or organisation. $id
MATCH (a:Person|Organisation {id: $id})-[r:AFFILIATED_WITH]-(b)
RETURN labels(b) AS labels, properties(b) AS properties, properties(r) AS link, startNode(r).id AS start
ORDER BY b.name, r.role, r.id
