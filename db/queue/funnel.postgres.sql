-- Counters of campaigns, without ON CONFLICT: see queue.postgres.sql.

-- name: add
WITH changed AS (
    UPDATE campaign_counter SET value = value + :change WHERE centre_id = :centre AND campaign = :campaign AND name = :name RETURNING 1
)
INSERT INTO campaign_counter (centre_id, campaign, name, value)
SELECT :centre, :campaign, :name, :change WHERE NOT EXISTS (SELECT 1 FROM changed);
