// One entity or event, by its id or an alias. $id
CALL () {
  MATCH (n:Person|Organisation|Facility|Place|Offence|Work|Event|Case {id: $id}) RETURN n, 0 AS rank
  UNION ALL
  MATCH (n:Person|Organisation|Facility|Place) WHERE $id IN n.aliases RETURN n, 1 AS rank
}
RETURN n.id AS id, labels(n) AS labels, n.name AS name, coalesce(n.names, []) AS names, n.type AS type,
       n.status AS status, COUNT { (n)--(:Event) } AS events, properties(n) AS properties
ORDER BY rank LIMIT 1
