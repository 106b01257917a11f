"""What the same work costs with asyncio: prints `name figure`, a line each."""

import asyncio
import gc
import resource
import statistics
import sys
import time

if sys.version_info < (3, 11):
    sys.exit("asyncio: needs Python 3.11")


async def number(n):
    return n


async def asleep(seconds):
    await asyncio.sleep(seconds)


async def rounds(count, per, work):
    figures = []
    for _ in range(count):
        begin = time.perf_counter()
        for _ in range(per):
            await work()
        figures.append((time.perf_counter() - begin) / per)
    return statistics.median(figures)


async def cancel(n):
    tasks = [asyncio.create_task(asleep(3600)) for _ in range(n)]
    await asyncio.sleep(0.1)
    begin = time.perf_counter()
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    return time.perf_counter() - begin


def resident():
    with open("/proc/self/statm") as statm:
        return int(statm.read().split()[1]) * resource.getpagesize()


async def crowd(n):
    gc.collect()
    before = resident()
    begin = time.perf_counter()
    tasks = [asyncio.create_task(asleep(1)) for _ in range(n)]
    await asyncio.sleep(0)
    size = (resident() - before) / n
    await asyncio.gather(*tasks)
    return size, time.perf_counter() - begin - 1


async def steps(n):
    async def generate():
        for i in range(n):
            yield i

    begin = time.perf_counter()
    async for _ in generate():
        pass
    return (time.perf_counter() - begin) / n


async def main():
    async def gather_2():
        await asyncio.gather(number(1), number(2))

    async def gather_1000():
        await asyncio.gather(*[number(i) for i in range(1000)])

    print("gather_2", await rounds(20, 2000, gather_2) * 1e9)
    print("gather_1000", await rounds(20, 10, gather_1000) * 1e9)
    size, over = await crowd(100_000)
    print("sleeper_bytes", size)
    overs = [over] + [(await crowd(100_000))[1] for _ in range(2)]
    print("sleepers_over", statistics.median(overs) * 1e3)
    print("cancel", statistics.median([await cancel(10_000) for _ in range(7)]) * 1e3)
    print("pull", statistics.median([await steps(200_000) for _ in range(7)]) * 1e9)


asyncio.run(main())
