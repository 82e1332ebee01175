-- Takes the oldest entries of one lane of one cell that are due and that nobody holds.
-- KEYS: 1 the due set of the lane, 2 the job hash
-- ARGV: 1 the clock, 2 how many at most, 3 lease in ms
-- Returns: {{member, lane, due at, attempt, sealed work}, ...}; {member} alone for a job nobody can read, which is put
--          off for the lease like the others, so that it never stands before them for long

local at = now()
local til = at + tonumber(ARGV[3])
local taken = {}

for _, member in ipairs(redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', digits(at), 'LIMIT', 0, ARGV[2])) do
  local job = redis.call('HGET', KEYS[2], member)
  if not job then
    redis.call('ZREM', KEYS[1], member)
  else
    redis.call('ZADD', KEYS[1], digits(til), member)
    local lane, due, _, attempt, work = job_parts(job)
    if lane then
      redis.call('HSET', KEYS[2], member, job_text(lane, due, til, attempt + 1, work))
      taken[#taken + 1] = { member, lane, due, attempt + 1, work }
    else
      taken[#taken + 1] = { member }
    end
  end
end
return taken
