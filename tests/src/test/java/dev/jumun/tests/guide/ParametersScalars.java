package dev.jumun.tests.guide;

import dev.jumun.Api;
import dev.jumun.Get;
import dev.jumun.Scalar;

import jakarta.validation.constraints.Pattern;

import java.util.UUID;

// The values with a form of their own in docs/parameters.md.
@Api
class ParametersScalars {
    @Scalar
    record Isbn(@Pattern(regexp = "[0-9]{13}") String value) {
        Isbn {
            int sum = 0;
            for (int i = 0; i < value.length(); i++) {
                sum += (value.charAt(i) - '0') * (i % 2 == 0 ? 1 : 3);
            }
            if (sum % 10 != 0) {
                throw new IllegalArgumentException("the check digit is wrong");
            }
        }
    }

    @Scalar
    record OrderId(UUID value) {}

    record Line(Isbn book, int copies) {}

    @Get("/orders/{id}/{book}")
    Line line(OrderId id, Isbn book) {
        return new Line(book, 1);
    }
}
