-- name: get
SELECT value FROM setting WHERE name = :name;

-- name: set
INSERT INTO setting (name, value) VALUES (:name, :value) ON CONFLICT (name) DO UPDATE SET value = excluded.value;

-- name: get_sealed
SELECT key_id, version, sealed FROM sealed_setting WHERE name = :name;

-- name: set_sealed
INSERT INTO sealed_setting (name, key_id, version, sealed) VALUES (:name, :key_id, :version, :sealed)
ON CONFLICT (name) DO UPDATE SET key_id = excluded.key_id, version = excluded.version, sealed = excluded.sealed;
