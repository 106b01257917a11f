package dev.jumun.async;

import static dev.jumun.async.Async.sleep;
import static dev.jumun.async.Async.taskGroup;
import static dev.jumun.async.Steps.SECOND;
import static dev.jumun.async.Steps.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/** The behavioural cases of channels, by number, and what else they promise. */
@Timeout(20)
class ChannelCasesTest {
    private final Steps steps = new Steps();

    @Test
    void case89ACancelledSenderLeavesNeitherValueNorPlace() {
        simulate(() ->
                taskGroup(group -> {
                    Channel<Integer> channel = new Channel<>(1);
                    channel.send(1);
                    Task<?> waiting =
                            group.start(() -> {
                                channel.send(2);
                                return 1;
                            });
                    sleep(SECOND);
                    waiting.cancel();
                    assertThat(channel.receive()).isEqualTo(1);
                    assertThat(channel.tryReceive()).isEmpty();
                    assertThat(channel.trySend(3)).isTrue();
                    assertThat(channel.receive()).isEqualTo(3);
                    return 1;
                }));
    }

    @Test
    void case89InAnyOrderAValueIsEitherSentOrNot() {
        Simulation.explore(
                500,
                () ->
                        taskGroup(group -> {
                            Channel<Integer> channel = new Channel<>(0);
                            Task<Boolean> sender =
                                    group.start(() -> {
                                        channel.send(1);
                                        return true;
                                    });
                            Task<Integer> receiver = group.start(channel::receive);
                            group.start(() -> {
                                sender.cancel();
                                return 1;
                            });
                            Simulation.awaitIdle();
                            boolean sent = sender.state() == Task.State.SUCCEEDED;
                            assertThat(receiver.state() == Task.State.SUCCEEDED).isEqualTo(sent);
                            receiver.cancel();
                            return 1;
                        }));
    }

    @Test
    void case90WithNoCapacitySenderAndReceiverMeet() {
        simulate(() ->
                taskGroup(group -> {
                    Channel<String> channel = new Channel<>(0);
                    group.start(() -> {
                        channel.send("tea");
                        steps.add("sent");
                        return 1;
                    });
                    Simulation.awaitIdle();
                    assertThat(steps.all()).isEmpty();
                    assertThat(channel.trySend("coffee")).isFalse();
                    assertThat(channel.receive()).isEqualTo("tea");
                    Simulation.awaitIdle();
                    assertThat(steps.all()).containsExactly("sent");
                    return 1;
                }));
    }

    @Test
    void case90ClosingWakesBothSides() {
        simulate(() ->
                taskGroup(group -> {
                    Channel<Integer> empty = new Channel<>("orders", 0);
                    Task<?> receiver =
                            group.start(() -> {
                                assertThatThrownBy(empty::receive)
                                        .isInstanceOf(ChannelClosedException.class)
                                        .hasMessage("orders is closed.");
                                return 1;
                            });
                    Channel<Integer> full = new Channel<>(1);
                    full.send(1);
                    Task<?> sender =
                            group.start(() -> {
                                assertThatThrownBy(() -> full.send(2))
                                        .isInstanceOf(ChannelClosedException.class);
                                return 1;
                            });
                    Simulation.awaitIdle();
                    empty.close();
                    full.close();
                    receiver.await();
                    sender.await();
                    return 1;
                }));
    }

    @Test
    void case90WhatWasSentIsReceivedAfterTheEnd() {
        Channel<Integer> channel = new Channel<>(3);
        channel.send(1);
        channel.send(2);
        channel.send(3);
        channel.close();
        channel.close();
        assertThat(channel.isClosed()).isTrue();
        assertThatThrownBy(() -> channel.send(4)).isInstanceOf(ChannelClosedException.class);
        assertThat(channel.receive()).isEqualTo(1);
        assertThat(channel.drain()).containsExactly(2, 3);
        assertThat(channel.next()).isEmpty();
    }

    @Test
    void case91TheLastSenderClosesTheChannel() {
        Channel<Integer> channel = new Channel<>(10);
        try (Channel<Integer>.Sender one = channel.sender()) {
            Channel<Integer>.Sender two = channel.sender();
            one.send(1);
            two.send(2);
            two.close();
            two.close();
            assertThatThrownBy(() -> two.send(3)).isInstanceOf(ChannelClosedException.class);
            assertThat(channel.isClosed()).isFalse();
            one.send(3);
        }
        assertThat(channel.isClosed()).isTrue();
        assertThat(channel).containsExactly(1, 2, 3);
    }

    @Test
    void case91WithoutReceiversNobodyCanSend() {
        simulate(() ->
                taskGroup(group -> {
                    Channel<Integer> channel = new Channel<>("orders", 0);
                    Channel<Integer>.Receiver one = channel.receiver();
                    Channel<Integer>.Receiver two = channel.receiver();
                    Task<?> sender =
                            group.start(() -> {
                                assertThatThrownBy(() -> channel.send(1))
                                        .isInstanceOf(ChannelClosedException.class)
                                        .hasMessage("orders has no receivers any more.");
                                return 1;
                            });
                    Simulation.awaitIdle();
                    one.close();
                    one.close();
                    assertThat(sender.state()).isEqualTo(Task.State.RUNNING);
                    two.close();
                    sender.await();
                    return 1;
                }));
    }

    @Test
    void whoWaitsLongestComesFirst() {
        simulate(() ->
                taskGroup(group -> {
                    Channel<Integer> channel = new Channel<>(0);
                    for (int i = 0; i < 5; i++) {
                        int number = i;
                        group.start(() -> {
                            sleep(SECOND.multipliedBy(number));
                            steps.add(number + " got " + channel.receive());
                            return 1;
                        });
                    }
                    sleep(SECOND.multipliedBy(10));
                    for (int i = 0; i < 5; i++) {
                        channel.send(i);
                        sleep(SECOND);
                    }
                    return 1;
                }));
        assertThat(steps.all())
                .containsExactly("0 got 0", "1 got 1", "2 got 2", "3 got 3", "4 got 4");
    }

    @Test
    void severalProducersAndConsumersLoseNothing() {
        List<Integer> received = Collections.synchronizedList(new ArrayList<>());
        taskGroup(consumers -> {
            Channel<Integer> channel = new Channel<>(3);
            for (int c = 0; c < 3; c++) {
                consumers.start(() -> {
                    channel.forEach(received::add);
                    return 1;
                });
            }
            taskGroup(producers -> {
                for (int p = 0; p < 4; p++) {
                    int first = p * 1_000;
                    producers.start(() -> {
                        for (int i = 0; i < 1_000; i++) {
                            channel.send(first + i);
                        }
                        return 1;
                    });
                }
                return 1;
            });
            channel.close();
            return 1;
        });
        assertThat(received)
                .containsExactlyInAnyOrderElementsOf(IntStream.range(0, 4_000).boxed().toList());
    }

    @Test
    void aNegativeCapacityIsRefused() {
        assertThatThrownBy(() -> new Channel<>(-1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The capacity is -1; it must not be negative.");
    }
}
