// Claims about one entity or event, or on which it rests, with their sources. $id, $limit: most rows
MATCH (n:Person|Organisation|Facility|Place|Offence|Work|Event|Case {id: $id})
CALL (n) {
  MATCH (c:Claim)-[:ABOUT]->(n) RETURN c
  UNION
  MATCH (c:Claim) WHERE c.id IN n.claims RETURN c
}
MATCH (c)-[:FROM]->(s:Source)
RETURN properties(c) AS claim, properties(s) AS source ORDER BY c.id, s.id LIMIT $limit
