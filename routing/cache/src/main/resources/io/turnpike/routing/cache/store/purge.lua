-- KEYS: index, index of all. ARGV: what names of entries begin with, how many at once.
-- How many ids were looked at, then the ids of those that were there.
local ids = redis.call('ZRANGE', KEYS[1], 0, tonumber(ARGV[2]) - 1)
local result = {tostring(#ids)}
if #ids == 0 then return result end
for _, id in ipairs(ids) do
  if redis.call('UNLINK', ARGV[1] .. id) == 1 then result[#result + 1] = id end
end
redis.call('ZREM', KEYS[1], unpack(ids))
redis.call('ZREM', KEYS[2], unpack(ids))
return result
