// Nodes by id. $ids
MATCH (n:Person|Organisation|Facility|Place|Offence|Work|Event|Case) WHERE n.id IN $ids
RETURN n.id AS id, labels(n) AS labels, properties(n) AS properties
