-- What a slot can take stands in the calendar's data (promisesPerHour of a centre); this table was never written.
DROP TABLE slot_capacity;
