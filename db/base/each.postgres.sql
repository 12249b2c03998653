-- A block that reads for one id, carried out for each id of a list (Connection::forEach).

-- name: for_each
SELECT each.id, one.* FROM unnest(CAST({list} AS {type}[])) AS each(id) CROSS JOIN LATERAL ({block} OFFSET 0) AS one;
