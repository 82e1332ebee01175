-- Takes the owner's lock unless somebody holds it, and reads what the owner has.
-- KEYS: 1 the owner hash
-- ARGV: 1 the clock, 2 the fence of the new holder, 3 lease in ms
-- Returns: {now, {field, value, ...}}, or {} when it is held

local at = now()
local _, til = lock_of(KEYS[1])
if til and til > at then return {} end
hold_lock(KEYS[1], ARGV[2], at + tonumber(ARGV[3]), tonumber(ARGV[3]))
return { at, redis.call('HGETALL', KEYS[1]) }
