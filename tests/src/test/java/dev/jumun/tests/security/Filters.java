package dev.jumun.tests.security;

import dev.jumun.*;

import java.util.List;

// Takes a union that holds itself.
@Api(title = "Filters")
class Filters {
    sealed interface Rule {}

    record And(List<Rule> and) implements Rule {}

    record Or(List<Rule> or) implements Rule {}

    record Is(String is, int value) implements Rule {}

    @Post("/rules")
    Rule rule(@Body Rule rule) {
        return rule;
    }
}
