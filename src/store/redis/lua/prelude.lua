-- Stands before every script.
--
-- Every key a script touches is in KEYS. It carries the tag of one cell, so each script runs in one slot of a cluster; only
-- looking for due work and claiming it go over all cells at once, where all are on one server.
-- ARGV[1] of every script is the clock: "offset:<ms>" from Redis' own time, or "frozen:<ms>".
--
-- What is sealed is bytes.
--
-- The owner hash:
--   k            the owner's wrapped key
--   x            the mark of the newest change that wrote or removed documents
--   w            how many changes wrote or removed documents; a document's version is this count at its last write
--   n            the number of the newest mail
--   l            the lock: <fence>|<until>|<lease ms>
--   d:<name>     a document: <version>|<sealed>
--   g:<name>     there is a log of this name
--   i:<name>     there may be entries in a list of this name
--   h:<hash>     a look-up leads here
--   m:<number>   a piece of mail, its number padded to 12 digits: <sealed>
-- The job hash: `<owner> <id>` to <lane>|<due at>|<held until>|<attempt>|<sealed work>

local function now()
  local kind, ms = string.match(ARGV[1], '^(%a+):(-?%d+)$')
  if kind == 'frozen' then return tonumber(ms) end
  local time = redis.call('TIME')
  return tonumber(time[1]) * 1000 + math.floor(tonumber(time[2]) / 1000) + tonumber(ms)
end

-- Lua writes large numbers as 1.8e+12 where they are joined to text.
local function digits(number) return string.format('%.0f', number) end

local function lock_of(owner)
  local fence, til, lease = string.match(redis.call('HGET', owner, 'l') or '', '^(.-)|(%d+)|(%d+)$')
  return fence, tonumber(til), tonumber(lease)
end

local function hold_lock(owner, fence, til, lease)
  redis.call('HSET', owner, 'l', fence .. '|' .. digits(til) .. '|' .. digits(lease))
end

-- Nothing for a job that is not written as above.
local function job_parts(job)
  local lane, due, held, attempt, work = string.match(job, '^(%a+)|(-?%d+)|(-?%d+)|(%d+)|(.*)$')
  return lane, tonumber(due), tonumber(held), tonumber(attempt), work
end

local function job_text(lane, due, held, attempt, work)
  return table.concat({ lane, digits(due), digits(held), digits(attempt), work }, '|')
end
