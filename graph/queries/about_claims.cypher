// The entities and events that some of the ledger's claims are about. $source: id of the source; $claims: their ids
MATCH (s:Source {id: $source})<-[:FROM]-(c:Claim) WHERE any(claim IN c.ledger_claims WHERE claim IN $claims)
MATCH (c)-[:ABOUT]->(n)
WITH n, sum(CASE WHEN c.id IN n.claims THEN 1 ELSE 0 END) AS own
RETURN n.id AS id, labels(n) AS labels, properties(n) AS properties ORDER BY own DESC, id
