-- Puts a wrapped key in place of the one that was read, unless it has changed since.
-- KEYS: 1 the owner hash
-- ARGV: 1 the clock, 2 the wrapped key that was read, 3 the new one
-- Returns: 1 when it was replaced, else 0

if redis.call('HGET', KEYS[1], 'k') ~= ARGV[2] then return 0 end
redis.call('HSET', KEYS[1], 'k', ARGV[3])
return 1
