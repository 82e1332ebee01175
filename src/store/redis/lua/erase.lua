-- Destroys an owner's key and all that is kept of them, or refuses and destroys nothing.
-- KEYS: 1 the owner hash, 2 the once set, 3 the job hash, 4 to 6 the due sets of the lanes safety, reply and routine,
--       7 the mark of an erased owner, 8 the owners of the cell; then the owner's logs, then the lists they may be in
-- ARGV: 1 the clock, 2 the owner, 3 how long the mark stands in ms, 4 JSON: expect [[name, version]],
--       logs [name] and lists [name] as they were read, in the order of their keys
-- Returns: {"committed", now, look-up hash, ...}: these are still to be removed, being in other slots;
--          {"conflict", name}; {"again"} when there is a log or list that the caller did not know of

local OWNER, JOBS, GONE = KEYS[1], KEYS[3], KEYS[7]
local at, owner, asked = now(), ARGV[2], cjson.decode(ARGV[4])
local prefix = owner .. ' '
local known = {}
for _, name in ipairs(asked.logs) do known['g:' .. name] = true end
for _, name in ipairs(asked.lists) do known['i:' .. name] = true end

local hashes = {}
for _, field in ipairs(redis.call('HKEYS', OWNER)) do
  local kind = string.sub(field, 1, 2)
  if (kind == 'g:' or kind == 'i:') and not known[field] then return { 'again' } end
  if kind == 'h:' then hashes[#hashes + 1] = string.sub(field, 3) end
end
for _, wanted in ipairs(asked.expect) do
  local doc = redis.call('HGET', OWNER, 'd:' .. wanted[1])
  local version = doc and tonumber(string.match(doc, '^(%d+)|')) or 0
  if version ~= wanted[2] then return { 'conflict', wanted[1] } end
end

local function is_theirs(member) return string.sub(member, 1, #prefix) == prefix end

for _, member in ipairs(redis.call('HKEYS', JOBS)) do
  if is_theirs(member) then
    redis.call('HDEL', JOBS, member)
    for due = 4, 6 do redis.call('ZREM', KEYS[due], member) end
  end
end
for index = 9, 8 + #asked.logs do redis.call('DEL', KEYS[index]) end
for index = 9 + #asked.logs, #KEYS do
  for _, member in ipairs(redis.call('SMEMBERS', KEYS[index])) do
    if is_theirs(member) then redis.call('SREM', KEYS[index], member) end
  end
end
redis.call('DEL', OWNER, KEYS[2])
redis.call('ZREM', KEYS[8], owner)

redis.call('HSET', GONE, '', '')
for _, hash in ipairs(hashes) do redis.call('HSET', GONE, hash, '') end
redis.call('PEXPIRE', GONE, digits(ARGV[3]))
local reply = { 'committed', at }
for _, hash in ipairs(redis.call('HKEYS', GONE)) do
  if hash ~= '' then reply[#reply + 1] = hash end
end
return reply
