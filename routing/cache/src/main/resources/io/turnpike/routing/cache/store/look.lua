-- KEYS: entry, claim. ARGV: this node, milliseconds of a claim.
-- The entry; else "+" where the claim is this node's now, "-" where it is another's.
local entry = redis.call('GET', KEYS[1])
if entry then return entry end
if redis.call('SET', KEYS[2], ARGV[1], 'NX', 'PX', ARGV[2]) then return '+' end
return '-'
