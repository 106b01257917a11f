-- What wrk sends is told by the environment; what it saw is printed as a line of JSON.
local body = os.getenv("LOAD_BODY")
local bodyFile = os.getenv("LOAD_BODY_FILE") -- Linux limits what the environment holds
local pathsFile = os.getenv("LOAD_PATHS_FILE")
local accept = os.getenv("LOAD_ACCEPT")
local depth = tonumber(os.getenv("LOAD_DEPTH") or "1")
local ids = tonumber(os.getenv("LOAD_IDS") or "0")
local pause = tonumber(os.getenv("LOAD_PAUSE") or "0")

if bodyFile then
    local file = assert(io.open(bodyFile, "rb"))
    body = file:read("*a")
    file:close()
end

if body then
    wrk.method = "POST"
    wrk.body = body
    wrk.headers["Content-Type"] = "application/json"
end

if accept then
    wrk.headers["Accept"] = accept
end

if depth > 1 then
    local batch
    init = function()
        batch = string.rep(wrk.format(), depth)
    end
    request = function()
        return batch
    end
end

if ids > 0 then
    local all = {}
    init = function()
        for id = 1, ids do
            all[id] = wrk.format(nil, wrk.path .. id)
        end
    end
    request = function()
        return all[math.random(ids)]
    end
end

if pathsFile then
    local all = {}
    init = function()
        for path in io.lines(pathsFile) do
            all[#all + 1] = wrk.format(nil, path)
        end
    end
    request = function()
        return all[math.random(#all)]
    end
end

-- With a pause the load is light, and a latency is not the time in a queue.
if pause > 0 then
    delay = function()
        return math.random(pause * 2)
    end
end

-- wrk adds what a queue would have hidden, and may then look for a percentile in vain.
local function at(latency, part)
    local micros = latency:percentile(part)
    return micros > 0 and micros or latency.max
end

done = function(summary, latency)
    local errors = summary.errors
    print(string.format(
        'figures {"requests":%d,"micros":%d,"p50":%d,"p99":%d,"p999":%d,'
            .. '"connect":%d,"read":%d,"write":%d,"status":%d,"timeout":%d}',
        summary.requests, summary.duration,
        at(latency, 50), at(latency, 99), at(latency, 99.9),
        errors.connect, errors.read, errors.write, errors.status, errors.timeout))
end
