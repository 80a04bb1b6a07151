-- What one document says is looked up without reading the others. A damaged body belongs to nothing: `ledger check`
-- names it.
CREATE INDEX run_of_document ON record (json_extract(iif(json_valid(body), body, '{}'), '$.document'))
WHERE kind = 'Run';
CREATE INDEX document_of_source ON record (json_extract(iif(json_valid(body), body, '{}'), '$.source'))
WHERE kind = 'Document';
CREATE INDEX description_of_source ON record (json_extract(iif(json_valid(body), body, '{}'), '$.source'))
WHERE kind = 'Description';
