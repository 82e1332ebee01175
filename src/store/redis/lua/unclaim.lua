-- Gives one claimed entry back, unless it has been finished, put again or claimed by somebody else since.
-- KEYS: 1 the due set of its lane, 2 the job hash
-- ARGV: 1 the clock, 2 the member, 3 when it was due, 4 the attempt of the claim
-- Returns: 1 when it was given back, else 0

local lane, due, _, attempt, work = job_parts(redis.call('HGET', KEYS[2], ARGV[2]) or '')
if not lane or due ~= tonumber(ARGV[3]) or attempt ~= tonumber(ARGV[4]) then return 0 end
redis.call('HSET', KEYS[2], ARGV[2], job_text(lane, due, 0, attempt - 1, work))
redis.call('ZADD', KEYS[1], digits(due), ARGV[2])
return 1
