// Who speaks of an entity and its events, in how many claims. $id; $types: of relationships
MATCH (a:Person|Organisation|Facility|Place|Offence|Work|Event|Case {id: $id})
CALL (a) {
  MATCH (c:Claim)-[:ABOUT]->(a) RETURN c
  UNION
  MATCH (a)-[r]-(e:Event|Work) WHERE type(r) IN $types
  MATCH (c:Claim) WHERE c.id IN e.claims RETURN c
}
MATCH (c)-[:FROM]->(s:Source)
WITH coalesce(c.speaker, s.publisher, 'an unnamed source') AS voice, count(DISTINCT c) AS claims
RETURN voice, claims ORDER BY claims DESC, voice
