// Claims by id, with their sources. $ids, $limit: most rows
MATCH (c:Claim)-[:FROM]->(s:Source) WHERE c.id IN $ids
RETURN properties(c) AS claim, properties(s) AS source ORDER BY c.id, s.id LIMIT $limit
