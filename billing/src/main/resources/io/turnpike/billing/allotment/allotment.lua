-- One way to Redis and back for one organization and node: tells what the node holds, and asks for
-- more. All or nothing for each taking; takings in their order.
-- ARGV: node, run, op, recovered, twice as many as restarted nodes, each of these and its run,
-- before which all is in the ledger, counters, then per counter:
--   kind, capacity, per, base, back, spent, sequence, fresh, reserved, unshipped, lifetime
-- then per taking: slices, wants, and per want: number of its counter, need.
local clock = redis.call('TIME')
local now = clock[1] * 1000 + math.floor(clock[2] / 1000)
local node, run, op, recovered = ARGV[1], ARGV[2], tonumber(ARGV[3]), ARGV[4] == '1'
local LOST, REBUILD, FAR, WORTH = 60000, 2000, 32, 8
local restarts, at = {}, 6
for _ = 1, tonumber(ARGV[5]) / 2 do
  restarts[ARGV[at]] = ARGV[at + 1]
  at = at + 2
end
local count = tonumber(ARGV[at])
at = at + 1

local function whole(x) return string.format('%.0f', x) end

local counters = {}
for i = 1, count do
  local c = {
    key = KEYS[i], kind = ARGV[at], capacity = tonumber(ARGV[at + 1]),
    per = tonumber(ARGV[at + 2]), mine = tonumber(ARGV[at + 3]), back = tonumber(ARGV[at + 4]),
    spent = tonumber(ARGV[at + 5]), sequence = tonumber(ARGV[at + 6]), fresh = ARGV[at + 7] == '1',
    reserved = ARGV[at + 8], unshipped = ARGV[at + 9], lifetime = tonumber(ARGV[at + 10])
  }
  at = at + 11
  local fields, f = redis.call('HGETALL', c.key), {}
  for j = 1, #fields, 2 do f[fields[j]] = fields[j + 1] end
  c.lost = #fields == 0
  c.others, c.oldest, c.nodes, c.dead = 0, -1, 1, {}
  for name, value in pairs(f) do
    if string.sub(name, 1, 2) == 'g:' and name ~= 'g:' .. node then
      local other = string.sub(name, 3)
      local seen = tonumber(f['t:' .. other] or '0')
      local living = restarts[other]
      if now - seen > LOST or (living and (f['b:' .. other] or living) < living) then
        c.dead[#c.dead + 1] = other
      else
        local held = tonumber(value) + tonumber(f['h:' .. other] or '0')
        c.others = c.others + held
        if held > 0 then
          c.nodes = c.nodes + 1
          if c.oldest < 0 or seen < c.oldest then c.oldest = seen end
        end
      end
    end
  end
  -- What an earlier run of this node held is its own until the ledger has what that run used.
  local inherited = tonumber(f['h:' .. node] or '0')
  if f['b:' .. node] and f['b:' .. node] ~= run then
    inherited = inherited + tonumber(f['g:' .. node] or '0')
  elseif tonumber(f['o:' .. node] or '0') >= op then
    return {-1}
  end
  if recovered or c.kind ~= 'B' then inherited = 0 end
  c.inherited = inherited
  c.wait = tonumber(f['w'] or '0')
  if c.kind == 'B' then
    if not f['q'] or c.sequence > tonumber(f['q']) then
      c.p, c.q = c.spent, c.sequence
    else
      c.p, c.q = tonumber(f['p']), tonumber(f['q'])
    end
    if c.lost and not c.fresh then c.wait = now + REBUILD end
    if c.fresh and c.others == 0 then c.wait = 0 end
    c.free = c.capacity - c.p - c.others - inherited - c.mine
  elseif c.kind == 'C' then
    c.free = c.capacity - c.others - c.mine
  else
    local most = c.capacity - c.others - c.mine
    if f['v'] then
      local passed = math.max(0, now - tonumber(f['a']))
      c.free = math.min(most, tonumber(f['v']) + c.back + passed * c.capacity / c.per)
    else
      c.free = most + math.min(0, c.back)
    end
  end
  counters[i] = c
end

local answer = {now}
local takings = tonumber(ARGV[at])
at = at + 1
for _ = 1, takings do
  local slices, wants = ARGV[at] == '1', tonumber(ARGV[at + 1])
  at = at + 2
  local refused = 0
  for w = 1, wants do
    local number, need = tonumber(ARGV[at + 2 * w - 2]), tonumber(ARGV[at + 2 * w - 1])
    local c = counters[number]
    if refused == 0 and need > 0 then
      if c.wait > now then refused = -w
      elseif c.free < need then refused = w end
    end
  end
  answer[#answer + 1] = refused
  for w = 1, wants do
    local number, need = tonumber(ARGV[at + 2 * w - 2]), tonumber(ARGV[at + 2 * w - 1])
    local c, give = counters[number], 0
    if refused == 0 and need > 0 then
      give = need
      local slice = math.floor(c.free / FAR)
      if slices and slice >= WORTH * need then give = slice end
      c.mine = c.mine + give
      c.free = c.free - give
    end
    answer[#answer + 1] = give
  end
  at = at + 2 * wants
end

for i = 1, count do
  local c = counters[i]
  for _, other in ipairs(c.dead) do
    redis.call('HDEL', c.key, 'g:' .. other, 't:' .. other, 'b:' .. other, 'o:' .. other,
      'h:' .. other, 'r:' .. other, 'u:' .. other)
  end
  if c.mine + c.inherited == 0 then
    redis.call('HDEL', c.key, 'g:' .. node, 't:' .. node, 'b:' .. node, 'o:' .. node,
      'h:' .. node, 'r:' .. node, 'u:' .. node)
  else
    redis.call('HSET', c.key, 'g:' .. node, whole(c.mine), 't:' .. node, whole(now),
      'b:' .. node, run, 'o:' .. node, whole(op), 'h:' .. node, whole(c.inherited),
      'r:' .. node, c.reserved, 'u:' .. node, c.unshipped)
  end
  if c.kind == 'B' then
    redis.call('HSET', c.key, 'p', whole(c.p), 'q', whole(c.q), 'w', whole(c.wait))
  elseif c.kind == 'R' then
    redis.call('HSET', c.key, 'v', string.format('%.6f', c.free), 'a', whole(now))
  end
  redis.call('PEXPIRE', c.key, c.lifetime)
  answer[#answer + 1] = math.floor(c.free)
  answer[#answer + 1] = c.others + c.inherited
  answer[#answer + 1] = c.oldest
  answer[#answer + 1] = c.nodes
  answer[#answer + 1] = math.max(0, c.wait - now)
end
return answer
