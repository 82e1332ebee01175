-- Removes a look-up, if it still leads to this owner.
-- KEYS: 1 the look-up
-- ARGV: 1 the clock, 2 the owner
-- Returns: 1 when it was removed, else 0

if redis.call('GET', KEYS[1]) ~= ARGV[2] then return 0 end
return redis.call('DEL', KEYS[1])
