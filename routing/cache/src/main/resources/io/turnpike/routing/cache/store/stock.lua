-- KEYS: index of all. ARGV: what names of entries begin with, now, how many to measure.
-- How many there are, and how many bytes they take, judging by some of them.
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', ARGV[2])
local entries = redis.call('ZCARD', KEYS[1])
if entries == 0 then return {0, 0} end
local some = redis.call('ZRANDMEMBER', KEYS[1], ARGV[3])
local bytes = 0
for _, id in ipairs(some) do
  bytes = bytes + redis.call('STRLEN', ARGV[1] .. id)
end
return {entries, math.floor(bytes * entries / #some)}
