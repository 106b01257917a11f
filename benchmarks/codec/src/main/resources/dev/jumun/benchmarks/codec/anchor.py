"""What the same work costs with pydantic: reads the three bodies, a line each, and prints `name ns`."""

import statistics
import sys
import time
from typing import Annotated

try:
    from pydantic import BaseModel, Field
except ImportError:
    sys.exit("pydantic: this Python does not have it")

Positive = Field(gt=0)
Natural = Field(ge=0)
Side = Annotated[int, Field(ge=1, le=500)]


class Drink(BaseModel):
    id: Annotated[int, Positive]
    name: Annotated[str, Field(pattern=r"\S", max_length=40)]
    price: Annotated[float, Positive]
    stock: Annotated[int, Field(ge=0, le=1000)]
    hot: bool
    note: Annotated[str, Field(max_length=200)]


class Address(BaseModel):
    street: Annotated[str, Field(max_length=80)]
    city: Annotated[str, Field(max_length=40)]
    country: Annotated[str, Field(min_length=2, max_length=2)]


class Customer(BaseModel):
    name: Annotated[str, Field(min_length=1, max_length=60)]
    address: Address


class Line(BaseModel):
    product: Annotated[str, Field(max_length=20)]
    quantity: Annotated[int, Field(ge=1, le=99)]
    price: Annotated[float, Natural]
    extras: Annotated[list[str], Field(max_length=5)]


class Order(BaseModel):
    id: Annotated[int, Positive]
    customer: Customer
    lines: Annotated[list[Line], Field(min_length=1, max_length=100)]
    tags: Annotated[list[str], Field(max_length=10)]


class Product(BaseModel):
    id: Annotated[int, Positive]
    name: Annotated[str, Field(min_length=3, max_length=60)]
    sku: Annotated[str, Field(pattern="^[A-Z]{3}-[0-9]{4}$")]
    description: Annotated[str, Field(pattern=r"\S", max_length=300)]
    brand: Annotated[str, Field(max_length=30)]
    price: Annotated[float, Positive]
    discount: Annotated[float, Natural]
    stock: Annotated[int, Field(ge=0, le=100000)]
    stars: Annotated[int, Field(ge=0, le=5)]
    reviews: Annotated[int, Natural]
    weight: Annotated[int, Positive]
    width: Side
    height: Side
    depth: Side
    available: bool
    fragile: bool
    origin: Annotated[str, Field(min_length=2, max_length=2)]
    tags: Annotated[list[Annotated[str, Field(min_length=1, max_length=20)]], Field(max_length=20)]
    sold: Annotated[int, Natural]
    maker: Annotated[str, Field(max_length=100)]


class Catalogue(BaseModel):
    title: Annotated[str, Field(pattern=r"\S")]
    products: Annotated[list[Product], Field(max_length=1000)]


def measure(work):
    figures = []
    count = 1
    for _ in range(12):
        begin = time.perf_counter()
        for _ in range(count):
            work()
        seconds = time.perf_counter() - begin
        figures.append(seconds / count)
        count = max(1, int(0.1 / figures[-1]))
    return statistics.median(figures[2:]) * 1e9


for name, model in (("flat", Drink), ("nested", Order), ("large", Catalogue)):
    body = sys.stdin.buffer.readline().strip()
    value = model.model_validate_json(body)
    print(f"{name}.decode", measure(lambda: model.model_validate_json(body)))
    print(f"{name}.encode", measure(lambda: value.__pydantic_serializer__.to_json(value)))
