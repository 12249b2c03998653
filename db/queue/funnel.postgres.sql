-- Counters of campaigns, without ON CONFLICT: see queue.postgres.sql.

-- name: add_many
WITH wanted AS (
    SELECT * FROM unnest(CAST(:centre AS text[]), CAST(:campaign AS text[]), CAST(:name AS text[]), CAST(:change AS bigint[]))
        AS w(centre_id, campaign, name, change)
), changed AS (
    UPDATE campaign_counter c SET value = value + w.change
    FROM wanted w CROSS JOIN LATERAL (
        SELECT ctid AS place FROM campaign_counter WHERE centre_id = w.centre_id AND campaign = w.campaign AND name = w.name OFFSET 0
    ) AS found
    WHERE c.ctid = found.place RETURNING c.centre_id, c.campaign, c.name
)
INSERT INTO campaign_counter (centre_id, campaign, name, value)
SELECT centre_id, campaign, name, change FROM wanted w
WHERE NOT EXISTS (SELECT 1 FROM changed c WHERE c.centre_id = w.centre_id AND c.campaign = w.campaign AND c.name = w.name);
