// How many events of each kind and type fall into a year, by the last day that their date allows
MATCH (e:Event)
RETURN labels(e) AS labels, e.type AS type, coalesce(e.latest, e.end_latest, e.start_latest, e.observed).year AS year,
       count(*) AS events ORDER BY year, labels, type
