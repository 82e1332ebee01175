-- Puts one entry in the place of a run of entries of a log.
-- KEYS: 1 the log
-- ARGV: 1 the clock, 2 the entry, 3 and on the run
-- Returns: 1, or 0 when the run does not stand there any more

local at = redis.call('LPOS', KEYS[1], ARGV[3])
if not at then return 0 end
local stored = redis.call('LRANGE', KEYS[1], at, at + #ARGV - 3)
for place = 3, #ARGV do
  if stored[place - 2] ~= ARGV[place] then return 0 end
end
for place = at + 1, at + #ARGV - 3 do redis.call('LSET', KEYS[1], place, '') end
redis.call('LSET', KEYS[1], at, ARGV[2])
redis.call('LREM', KEYS[1], 0, '')
return 1
