-- Takes one known entry if it is due and nobody holds it.
-- KEYS: 1 the job hash, 2 to 4 the due sets of the lanes safety, reply and routine
-- ARGV: 1 the clock, 2 the member, 3 lease in ms
-- Returns: {member, lane, due at, attempt, sealed work}, or {} when it is gone, held, not due yet or unreadable

local DUE = { safety = KEYS[2], reply = KEYS[3], routine = KEYS[4] }
local at = now()
local lane, due, held, attempt, work = job_parts(redis.call('HGET', KEYS[1], ARGV[2]) or '')
if not lane or held > at or due > at then return {} end
local til = at + tonumber(ARGV[3])
redis.call('HSET', KEYS[1], ARGV[2], job_text(lane, due, til, attempt + 1, work))
redis.call('ZADD', DUE[lane], digits(til), ARGV[2])
return { ARGV[2], lane, due, attempt + 1, work }
