-- Gives the owner's lock back if it is still held with this fence.
-- KEYS: 1 the owner hash
-- ARGV: 1 the clock, 2 the fence
-- Returns: 1 when it was given back, else 0

if lock_of(KEYS[1]) ~= ARGV[2] then return 0 end
return redis.call('HDEL', KEYS[1], 'l')
