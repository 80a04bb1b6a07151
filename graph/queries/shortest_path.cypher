// The shortest path between two entities within twelve steps. $start, $end: ids; $types: of relationships that connect;
// $never: labels that it never walks through; $through: label -> [property, value] without which it does not
MATCH (a:Person|Organisation|Facility|Place|Offence|Work|Event|Case {id: $start}),
      (b:Person|Organisation|Facility|Place|Offence|Work|Event|Case {id: $end})
MATCH p = SHORTEST 1 (a) ((x)-[r]-(y) WHERE type(r) IN $types AND (y.id = $end OR (
    none(label IN labels(y) WHERE label IN $never) AND
    all(label IN labels(y) WHERE $through[label] IS NULL OR y[$through[label][0]] = $through[label][1])))){1,12} (b)
RETURN [n IN nodes(p) | {labels: labels(n), properties: properties(n)}] AS nodes,
       [r IN relationships(p) | {id: r.id, type: type(r), start: startNode(r).id, end: endNode(r).id,
                                 properties: properties(r)}] AS links
