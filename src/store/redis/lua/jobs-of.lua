-- Reads all due entries of one owner; the hash is that of a whole cell, and only the owner's come back.
-- KEYS: 1 the job hash
-- ARGV: 1 the clock, 2 the owner
-- Returns: {{member, lane, due at, attempt, sealed work}, ...}

local prefix = ARGV[2] .. ' '
local found = {}
for _, member in ipairs(redis.call('HKEYS', KEYS[1])) do
  if string.sub(member, 1, #prefix) == prefix then
    local lane, due, _, attempt, work = job_parts(redis.call('HGET', KEYS[1], member))
    if lane then found[#found + 1] = { member, lane, due, attempt, work } end
  end
end
return found
