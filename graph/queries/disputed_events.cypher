// Events about which voices differ, with one whom they befell. $limit
MATCH (e:Event {disputed: true})
OPTIONAL MATCH (s)-[:SUBJECT_OF]->(e)
WITH e, min(s.id) AS subject, min(s.name) AS subject_name
RETURN labels(e) AS labels, properties(e) AS properties, coalesce(e.disputed_on, []) AS disputed_on, subject,
       subject_name ORDER BY e.earliest, e.id LIMIT $limit
