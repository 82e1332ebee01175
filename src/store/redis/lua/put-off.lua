-- Leaves one claimed entry claimed for so long from now, unless it has been finished, put again or claimed by somebody
-- else since. Then it is due again, as if whoever had claimed it had died.
-- KEYS: 1 the due set of its lane, 2 the job hash
-- ARGV: 1 the clock, 2 the member, 3 when it was due, 4 the attempt of the claim, 5 for how many ms
-- Returns: 1 when it was put off, else 0

local lane, due, _, attempt, work = job_parts(redis.call('HGET', KEYS[2], ARGV[2]) or '')
if not lane or due ~= tonumber(ARGV[3]) or attempt ~= tonumber(ARGV[4]) then return 0 end
local til = now() + tonumber(ARGV[5])
redis.call('HSET', KEYS[2], ARGV[2], job_text(lane, due, til, attempt, work))
redis.call('ZADD', KEYS[1], digits(til), ARGV[2])
return 1
