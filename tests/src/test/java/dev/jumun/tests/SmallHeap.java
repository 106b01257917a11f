package dev.jumun.tests;

import static dev.jumun.async.Async.sleep;

import dev.jumun.*;
import dev.jumun.server.Jumun;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

// Is started with little memory, and attacked.
@Api
class SmallHeap {
    record Tags(Set<String> tags) {}

    @Get("/a")
    String a() {
        return "a";
    }

    @Get("/bytes")
    Response bytes(int n) {
        return Response.bytes("application/octet-stream", new byte[n]);
    }

    @Post("/tags")
    int tags(Tags tags) {
        return tags.tags().size();
    }

    @Post("/numbers")
    int numbers(Map<String, Integer> numbers) {
        return numbers.size();
    }

    @Post("/any")
    String any(@Body Object value) {
        return value.getClass().getSimpleName();
    }

    @Post("/hold")
    int hold(@Body Object value) {
        sleep(Duration.ofHours(1));
        return value.hashCode();
    }

    @Get("/echo")
    String echo(String text) {
        return text;
    }

    /** What is in use once all garbage has gone: heap, descriptors, threads of the platform. */
    @Get("/use")
    String use() {
        System.gc();
        long descriptors =
                ManagementFactory.getOperatingSystemMXBean()
                                instanceof com.sun.management.UnixOperatingSystemMXBean unix
                        ? unix.getOpenFileDescriptorCount()
                        : 0;
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed()
                + " "
                + descriptors
                + " "
                + ManagementFactory.getThreadMXBean().getThreadCount();
    }

    public static void main(String[] args) {
        Jumun.run(SmallHeap.class, args);
    }
}
