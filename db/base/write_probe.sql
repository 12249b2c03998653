-- Whether the store takes a write: see WriteProbe.

-- name: write
INSERT INTO write_probe (id, written_at, filler) VALUES (1, :now, :filler) ON CONFLICT (id) DO UPDATE SET written_at = excluded.written_at;

-- name: last
SELECT written_at FROM write_probe WHERE id = 1;
