-- Counters of campaigns, kept by the writes.

-- name: add
INSERT INTO campaign_counter (centre_id, campaign, name, value) VALUES (:centre, :campaign, :name, :change)
ON CONFLICT (centre_id, campaign, name) DO UPDATE SET value = campaign_counter.value + excluded.value;

-- name: of
SELECT name, value FROM campaign_counter WHERE centre_id = :centre AND campaign = :campaign;

-- name: entries
SELECT c.state, sum(c.value) FROM lane l JOIN lane_counter c ON c.centre_id = l.centre_id AND c.lane_id = l.id
WHERE l.centre_id = :centre AND l.campaign = :campaign GROUP BY c.state;
