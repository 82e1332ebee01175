-- Takes the oldest entries of one lane of some cells that are due and that nobody holds.
-- KEYS: for each cell the due set of the lane and the job hash; more than one cell only where all are on one server
-- ARGV: 1 the clock, 2 lease in ms, then for each cell how many at most
-- Returns: {{member, lane, due at, attempt, sealed work}, ...}; {member} alone for a job nobody can read, which is put
--          off for the lease like the others, so that it never stands before them for long

local at = now()
local til = at + tonumber(ARGV[2])
local taken = {}

local function claim(due_set, jobs, most)
  for _, member in ipairs(redis.call('ZRANGEBYSCORE', due_set, '-inf', digits(at), 'LIMIT', 0, most)) do
    local job = redis.call('HGET', jobs, member)
    if not job then
      redis.call('ZREM', due_set, member)
    else
      redis.call('ZADD', due_set, digits(til), member)
      local lane, due, _, attempt, work = job_parts(job)
      if lane then
        redis.call('HSET', jobs, member, job_text(lane, due, til, attempt + 1, work))
        taken[#taken + 1] = { member, lane, due, attempt + 1, work }
      else
        taken[#taken + 1] = { member }
      end
    end
  end
end

for place = 1, #KEYS, 2 do claim(KEYS[place], KEYS[place + 1], ARGV[2 + (place + 1) / 2]) end
return taken
