package shop;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Positive;

/** A drink. */
public record Drink(long id, @NotBlank String name, @Positive int price) {}
