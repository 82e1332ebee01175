-- Applies one change of one owner, or refuses it and writes nothing.
-- KEYS: 1 the owner hash, 2 the once set, 3 the job hash, 4 to 6 the due sets of the lanes safety, reply and routine,
--       7 the mark of an erased owner, 8 the owners of the cell; then those logs and lists that the change names
-- ARGV: 1 the clock, 2 the owner, 3 how long an event id is remembered in ms, 4 the change as JSON, then what is sealed,
--       as bytes; in the JSON each stands as its place among those:
--       key, fence, release, anew as in the port; once, the event id as a number, and onceNamed, the id itself, which
--       earlier versions kept; lock {fence, leaseMs}; mark, and as, the mark there must be;
--       knownBy, the hash of a look-up; put [[name, sealed]],
--       expect [[name, version]], remove [name], enqueue [sealed], dequeue [number], done [id],
--       due [{id, lane, at or inMs, work (sealed), heldMs}],
--       append [{key, name, entries}], list [{key, name, entry}] and unlist [{key, entry}]; `key` is a place in KEYS
-- Returns: {"committed", now, 1 if mail is left else 0, the length of the longest log it added to, the mark before,
--          the version of the documents it put,
--          if the lock was taken {field, value, ...}: all, or with `as` the mail}, {"duplicate"}, {"lost-lock"},
--          {"conflict", name}, or {"other-key", the owner's wrapped key}

local OWNER, ONCE, JOBS = KEYS[1], KEYS[2], KEYS[3]
local GONE, OWNERS = KEYS[7], KEYS[8]
local DUE = { safety = KEYS[4], reply = KEYS[5], routine = KEYS[6] }
local at, owner, remembered = now(), ARGV[2], tonumber(ARGV[3])
local change = cjson.decode(ARGV[4])
local fence, _, lease = lock_of(OWNER)
local before = redis.call('HGET', OWNER, 'x') or ''

local function each(name) return ipairs(change[name] or {}) end
local function sealed(place) return ARGV[4 + place] end

local function refusal()
  if change.once then
    local seen = redis.call('ZSCORE', ONCE, change.once) or redis.call('ZSCORE', ONCE, change.onceNamed)
    if seen and tonumber(seen) > at - remembered then return { 'duplicate' } end
  end
  if change.fence and change.fence ~= fence then return { 'lost-lock' } end
  if not change.anew and redis.call('EXISTS', GONE) == 1 and redis.call('HEXISTS', OWNER, 'k') == 0 then
    return { 'conflict', 'erased' }
  end
  if change.as and change.as ~= before then return { 'conflict', 'recalled' } end
  if change.knownBy and redis.call('HEXISTS', OWNER, 'h:' .. change.knownBy) == 0 then
    return { 'conflict', 'recalled' }
  end
  for _, wanted in each('expect') do
    local doc = redis.call('HGET', OWNER, 'd:' .. wanted[1])
    local version = doc and tonumber(string.match(doc, '^(%d+)|')) or 0
    if version ~= wanted[2] then return { 'conflict', wanted[1] } end
  end
  local key = change.key and redis.call('HGET', OWNER, 'k')
  if key and key ~= change.key then return { 'other-key', key } end
end

local function remember_once()
  if not change.once then return end
  redis.call('ZREMRANGEBYSCORE', ONCE, '-inf', digits(at - remembered))
  redis.call('ZADD', ONCE, digits(at), change.once)
  redis.call('PEXPIRE', ONCE, digits(remembered))
end

local function write_docs()
  local removes, puts = change.remove and #change.remove > 0, change.put and #change.put > 0
  if not removes and not puts then return 0 end
  redis.call('HSET', OWNER, 'x', change.mark or '')
  local version = redis.call('HINCRBY', OWNER, 'w', 1)
  for _, name in each('remove') do redis.call('HDEL', OWNER, 'd:' .. name) end
  for _, one in each('put') do
    redis.call('HSET', OWNER, 'd:' .. one[1], digits(version) .. '|' .. sealed(one[2]))
  end
  return version
end

local function mail_field(number) return string.format('m:%012.0f', number) end

local function write_mail()
  for _, number in each('dequeue') do redis.call('HDEL', OWNER, mail_field(number)) end
  for _, place in each('enqueue') do
    redis.call('HSET', OWNER, mail_field(redis.call('HINCRBY', OWNER, 'n', 1)), sealed(place))
  end
end

local function forget_due(member)
  local job = redis.call('HGET', JOBS, member)
  if not job then return end
  redis.call('HDEL', JOBS, member)
  local lane = job_parts(job) or ''
  if DUE[lane] then return redis.call('ZREM', DUE[lane], member) end
  for _, due in pairs(DUE) do redis.call('ZREM', due, member) end
end

local function write_due()
  for _, id in each('done') do forget_due(owner .. ' ' .. id) end
  for _, entry in each('due') do
    local member = owner .. ' ' .. entry.id
    local when = entry.at or (at + entry.inMs)
    forget_due(member)
    local held = entry.heldMs and at + entry.heldMs or 0
    local job = job_text(entry.lane, when, held, entry.heldMs and 1 or 0, sealed(entry.work))
    redis.call('HSET', JOBS, member, job)
    redis.call('ZADD', DUE[entry.lane], digits(math.max(when, held)), member)
  end
end

local longest = 0

local function write_logs_and_lists()
  for _, log in each('append') do
    redis.call('HSETNX', OWNER, 'g:' .. log.name, '')
    for _, place in ipairs(log.entries) do
      longest = math.max(longest, redis.call('RPUSH', KEYS[log.key], sealed(place)))
    end
  end
  for _, one in each('unlist') do redis.call('SREM', KEYS[one.key], owner .. ' ' .. one.entry) end
  for _, one in each('list') do
    redis.call('HSETNX', OWNER, 'i:' .. one.name, '')
    redis.call('SADD', KEYS[one.key], owner .. ' ' .. one.entry)
  end
end

local function mail_left()
  local fields = {}
  for _, field in ipairs(redis.call('HKEYS', OWNER)) do
    if string.sub(field, 1, 2) == 'm:' then fields[#fields + 1] = field end
  end
  return fields
end

local function held(mail)
  if not change.as then return redis.call('HGETALL', OWNER) end
  local flat = {}
  for _, field in ipairs(mail) do
    flat[#flat + 1] = field
    flat[#flat + 1] = redis.call('HGET', OWNER, field)
  end
  return flat
end

local refused = refusal()
if refused then return refused end

if change.anew then redis.call('DEL', GONE) end
if change.key and redis.call('HSETNX', OWNER, 'k', change.key) == 1 then redis.call('ZADD', OWNERS, 0, owner) end
remember_once()
local version = write_docs()
write_mail()
write_due()
write_logs_and_lists()
local mail = mail_left()
local more = #mail > 0
if change.release and more then hold_lock(OWNER, fence, at + lease, lease) end
if change.release and not more then redis.call('HDEL', OWNER, 'l') end
local answer = { 'committed', at, more and 1 or 0, longest, before, version }
local _, til = lock_of(OWNER)
if change.lock and not (til and til > at) then
  hold_lock(OWNER, change.lock.fence, at + change.lock.leaseMs, change.lock.leaseMs)
  answer[7] = held(mail)
end
return answer
