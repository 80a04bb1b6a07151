// Events and works of one entity with everybody and everything else in them. $id; $types: of relationships; $limit
MATCH (a:Person|Organisation|Facility|Place|Offence|Work|Event|Case {id: $id})-[r]-(e:Event|Work)
WHERE type(r) IN $types
WITH a, e, min(type(r)) AS link
RETURN link, labels(e) AS labels, properties(e) AS properties, COLLECT {
  MATCH (e)-[q]-(b) WHERE type(q) IN $types AND b.id <> a.id
  RETURN {type: type(q), role: q.role, labels: labels(b), properties: properties(b)} ORDER BY type(q), b.name, b.id
} AS others
ORDER BY e.id LIMIT $limit
