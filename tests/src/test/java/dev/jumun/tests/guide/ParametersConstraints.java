package dev.jumun.tests.guide;

import dev.jumun.Api;
import dev.jumun.Post;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

// The constraints of one's own in docs/parameters.md.
@Api
class ParametersConstraints {
    @Constraint(validatedBy = LuhnValidator.class)
    @Retention(RetentionPolicy.RUNTIME)
    @interface Luhn {
        String message() default "is not a card number of {digits} digits";

        int digits() default 16;

        Class<?>[] groups() default {};

        Class<? extends Payload>[] payload() default {};
    }

    static class LuhnValidator implements ConstraintValidator<Luhn, String> {
        private int digits;

        @Override
        public void initialize(Luhn luhn) {
            digits = luhn.digits();
        }

        @Override
        public boolean isValid(String card, ConstraintValidatorContext context) {
            int sum = 0;
            for (int i = 0; i < card.length(); i++) {
                int digit = card.charAt(card.length() - 1 - i) - '0';
                sum += i % 2 == 0 ? digit : digit * 2 / 10 + digit * 2 % 10;
            }
            return card.length() == digits && sum % 10 == 0;
        }
    }

    @Constraint(validatedBy = {})
    @Size(min = 2, max = 20)
    @Pattern(regexp = "[a-z0-9-]+", message = "may have a to z, 0 to 9 and -")
    @Retention(RetentionPolicy.RUNTIME)
    @interface Slug {
        String message() default "";

        Class<?>[] groups() default {};

        Class<? extends Payload>[] payload() default {};
    }

    record Payment(@Luhn String card, @Slug String reference) {}

    @Post("/payments")
    Payment pay(Payment payment) {
        return payment;
    }
}
