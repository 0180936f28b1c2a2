-- One chat call, repeated. usage: wrk … -s chat.lua URL -- BODY-FILE "Name: value" …
-- A value that ends in {N} ends in another number from 0 to N-1 with every call.
-- Prints one line "RESULT {json}" at the end; times are microseconds.

local turning

local function turn(name, beginning, count)
  local at = 0
  turning = function()
    wrk.headers[name] = beginning .. at
    at = (at + 1) % count
  end
end

function init(arguments)
  local file = assert(io.open(arguments[1], "rb"))
  wrk.method, wrk.body = "POST", file:read("*a")
  file:close()
  for i = 2, #arguments do
    local name, value = arguments[i]:match("^([^:]+): (.*)$")
    local beginning, count = value:match("^(.*){(%d+)}$")
    wrk.headers[name] = value
    if count then turn(name, beginning, tonumber(count)) end
  end
  if turning then
    function request()
      turning()
      return wrk.format()
    end
  end
end

function done(summary, latency)
  local e = summary.errors
  io.write(string.format(
    '\nRESULT {"requests":%d,"duration_us":%d,"bytes":%d,"errors":%d,"bad_status":%d,'
      .. '"p50_us":%d,"p90_us":%d,"p99_us":%d,"max_us":%d}\n',
    summary.requests, summary.duration, summary.bytes,
    e.connect + e.read + e.write + e.timeout, e.status,
    latency:percentile(50), latency:percentile(90), latency:percentile(99), latency.max))
end
