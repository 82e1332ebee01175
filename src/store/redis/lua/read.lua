-- Reads what an owner has.
-- KEYS: 1 the owner hash
-- ARGV: 1 the clock
-- Returns: {now, {field, value, ...}}

return { now(), redis.call('HGETALL', KEYS[1]) }
