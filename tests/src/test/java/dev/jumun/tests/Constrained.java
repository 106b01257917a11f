package dev.jumun.tests;

import dev.jumun.Api;
import dev.jumun.Form;
import dev.jumun.Get;
import dev.jumun.Naming;
import dev.jumun.Post;
import dev.jumun.Query;
import dev.jumun.Tuple;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.OverridesAttribute;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Null;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Constraints as one finds them in a code base that comes from Spring or Quarkus. */
@Api(naming = Naming.SNAKE_CASE)
public class Constrained {
    /** A multiple of a step, written for several types. */
    @Constraint(validatedBy = {StepOfInteger.class, StepOfNumber.class})
    @Target({ElementType.PARAMETER, ElementType.RECORD_COMPONENT, ElementType.TYPE_USE})
    @Retention(RetentionPolicy.RUNTIME)
    public @interface Step {
        String message() default "must be a multiple of {value}, not \\{odd\\}";

        Class<?>[] groups() default {};

        Class<? extends Payload>[] payload() default {};

        int value() default 2;

        String[] notes() default {"a", "b\"c"};

        Class<?> kind() default Map.Entry.class;

        RetentionPolicy policy() default RetentionPolicy.CLASS;

        char mark() default '\'';
    }

    static final class StepOfInteger implements ConstraintValidator<Step, Integer> {
        private int step;

        @Override
        public void initialize(Step annotation) {
            boolean isWhole =
                    annotation.notes()[1].equals("b\"c")
                            && annotation.kind() == Map.Entry.class
                            && annotation.policy() == RetentionPolicy.CLASS
                            && annotation.mark() == '\''
                            && annotation.groups().length == 0
                            && annotation.payload().length == 0
                            && annotation.annotationType() == Step.class;
            step = isWhole ? annotation.value() : 0;
        }

        @Override
        public boolean isValid(Integer value, ConstraintValidatorContext context) {
            return value % step == 0;
        }
    }

    static final class StepOfNumber implements ConstraintValidator<Step, Number> {
        private long step;

        @Override
        public void initialize(Step annotation) {
            step = annotation.value();
        }

        @Override
        public boolean isValid(Number value, ConstraintValidatorContext context) {
            return value.longValue() % step == 0;
        }
    }

    /** Written before there were records: it may stand at fields only. */
    @Constraint(validatedBy = Lower.class)
    @Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.TYPE_USE})
    @Retention(RetentionPolicy.RUNTIME)
    public @interface LowerCase {
        String message() default "must be lower case";

        Class<?>[] groups() default {};

        Class<? extends Payload>[] payload() default {};
    }

    static final class Lower implements ConstraintValidator<LowerCase, CharSequence> {
        @Override
        public boolean isValid(CharSequence value, ConstraintValidatorContext context) {
            return value.chars().noneMatch(Character::isUpperCase);
        }
    }

    /** Made of others, with a member that counts for one of them. */
    @Constraint(validatedBy = {})
    @NotNull
    @Size(min = 2)
    @Pattern(regexp = "[a-z]+")
    @Retention(RetentionPolicy.RUNTIME)
    public @interface Slug {
        String message() default "is no slug";

        Class<?>[] groups() default {};

        Class<? extends Payload>[] payload() default {};

        @OverridesAttribute(constraint = Size.class, name = "max")
        int longest() default 5;
    }

    /** Made of others, and told as one. */
    @Constraint(validatedBy = {})
    @ReportAsSingleViolation
    @Min(1)
    @Max(6)
    @Retention(RetentionPolicy.RUNTIME)
    public @interface DieRoll {
        String message() default "is no number of a die";

        Class<?>[] groups() default {};

        Class<? extends Payload>[] payload() default {};
    }

    /** A rule of a whole record. */
    @Constraint(validatedBy = InOrder.class)
    @Target(ElementType.TYPE)
    @Retention(RetentionPolicy.RUNTIME)
    public @interface Ordered {
        String message() default "out of order";

        Class<?>[] groups() default {};

        Class<? extends Payload>[] payload() default {};
    }

    static final class InOrder implements ConstraintValidator<Ordered, Object> {
        @Override
        public boolean isValid(Object value, ConstraintValidatorContext context) {
            return switch (value) {
                case Span span when span.firstDay() > span.lastDay() -> {
                    context.disableDefaultConstraintViolation();
                    context.buildConstraintViolationWithTemplate("must not be before the first")
                            .addPropertyNode("lastDay")
                            .addConstraintViolation();
                    yield false;
                }
                case Pair(int low, int high) -> low <= high;
                default -> true;
            };
        }
    }

    @Ordered
    record Span(int firstDay, int lastDay) {}

    @Ordered
    @Tuple
    record Pair(int low, int high) {}

    record Everything(
            @Step(3) int byThree,
            @Step Long even,
            @LowerCase String low,
            @Slug(longest = 4) String slug,
            @DieRoll int roll,
            @Null @Nullable String nothing,
            List<@Step(value = 5, message = "no five: {value}") Integer> fives,
            Optional<@LowerCase String> perhaps,
            Map<@LowerCase String, @Size(max = 2, message = "at most {max} letters") String> words,
            Span span,
            Pair pair) {}

    record Told(
            @NotBlank(message = "name it") String name,
            @Min(value = 1, message = "{value} or more") int amount,
            @DecimalMin(value = "0.5", message = "too cheap") BigDecimal price,
            @Pattern(regexp = "a.*", message = "starts with \\{a\\}")
                    @Pattern(regexp = ".*z", message = "ends with z")
                    String letters) {}

    @Post("/everything")
    String everything(Everything everything) {
        return everything.slug();
    }

    @Post("/told")
    String told(Told told) {
        return told.name();
    }

    @Get("/query")
    int query(
            @Step(7) int sevens, @Query List<@LowerCase String> words, @Null @Nullable Integer no) {
        return sevens + words.size() + Objects.requireNonNullElse(no, 0);
    }

    @Get("/span")
    int span(@Query Span span) {
        return span.lastDay() - span.firstDay();
    }

    @Post("/form")
    String form(@Form @Slug String slug) {
        return slug;
    }
}
