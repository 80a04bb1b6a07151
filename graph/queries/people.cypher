// People with their status, those with most events first. $status: only these, null for all; $limit
MATCH (p:Person) WHERE $status IS NULL OR p.status = $status
RETURN labels(p) AS labels, properties(p) AS properties, p.status AS status, toString(p.status_as_of) AS as_of,
       COUNT { (p)--(:Event) } AS events ORDER BY events DESC, p.name, p.id LIMIT $limit
