-- When the first entries of due sets may be claimed, as far as that is now.
-- KEYS: due sets; more than one only where all cells are on one server
-- ARGV: 1 the clock, 2 of how many of each at most
-- Returns: {{ms, ...}, ...}, one for each set, the earliest first

local til = digits(now())
local found = {}
for place, key in ipairs(KEYS) do
  local scores = {}
  for at, each in ipairs(redis.call('ZRANGEBYSCORE', key, '-inf', til, 'WITHSCORES', 'LIMIT', 0, ARGV[2])) do
    if at % 2 == 0 then scores[at / 2] = tonumber(each) end
  end
  found[place] = scores
end
return found
