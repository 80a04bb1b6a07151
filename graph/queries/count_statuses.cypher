// How many people have each status
MATCH (p:Person) RETURN p.status AS status, count(*) AS people ORDER BY people DESC, status
