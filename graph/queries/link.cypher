// One relationship, by its id and the id of the node where it starts. $id, $start
MATCH (a:Person|Organisation|Facility|Place|Offence|Work|Event|Case {id: $start})-[r]->(b) WHERE r.id = $id
RETURN type(r) AS type, properties(r) AS properties, labels(a) AS start_labels, properties(a) AS start_properties,
       labels(b) AS end_labels, properties(b) AS end_properties
