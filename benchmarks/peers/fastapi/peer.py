"""What every peer serves. The models are for pydantic 1 and 2."""

import asyncio
import json
import os
import time

import asyncpg
from fastapi import Depends, FastAPI, Path, Query, Request
from fastapi.responses import PlainTextResponse, StreamingResponse
from pydantic import BaseModel, Field, constr

app = FastAPI(title="Peer")


class Message(BaseModel):
    message: str


class Item(BaseModel):
    id: int
    limit: int
    q: str | None


class Drink(BaseModel):
    name: constr(strip_whitespace=True, min_length=1, max_length=40)
    price: int = Field(ge=1, le=100_000)
    sugar: int = Field(ge=0, le=10)
    iced: bool
    note: str | None = Field(default=None, max_length=200)


class Line(BaseModel):
    sku: constr(strip_whitespace=True, min_length=1, max_length=20)
    quantity: int = Field(ge=1, le=100)
    price: int = Field(ge=1, le=100_000)


class Customer(BaseModel):
    name: constr(strip_whitespace=True, min_length=1, max_length=40)
    address: str = Field(max_length=80)


class Order(BaseModel):
    id: int = Field(ge=1)
    customer: Customer
    lines: list[Line] = Field(min_items=1, max_items=1000)


class Row(BaseModel):
    id: int
    name: str
    price: int


@app.on_event("startup")
async def connect():
    # Sixteen connections in all, as the others have them.
    size = max(1, 16 // int(os.environ["WEB_CONCURRENCY"]))
    app.state.pool = await asyncpg.create_pool(
        host="localhost",
        port=int(os.environ["DATABASE_PORT"]),
        user=os.environ["DATABASE_USER"],
        database="postgres",
        min_size=size,
        max_size=size,
    )


@app.on_event("shutdown")
async def disconnect():
    await app.state.pool.close()


async def database(request: Request) -> asyncpg.Pool:
    return request.app.state.pool


@app.get("/json")
async def hello() -> Message:
    return Message(message="Hello, World!")


@app.get("/plaintext", response_class=PlainTextResponse)
async def plaintext():
    return "Hello, World!"


@app.get("/items/{id}")
async def item(
    id: int = Path(ge=1),
    limit: int = Query(default=20, ge=1, le=100),
    q: str | None = Query(default=None, max_length=50),
) -> Item:
    return Item(id=id, limit=limit, q=q)


@app.post("/drinks")
async def drink(drink: Drink) -> Drink:
    return drink


@app.post("/orders")
async def order(order: Order) -> Order:
    return order


# The rows become models once, when they are answered, as if they came from an ORM.
@app.get("/row/{id}", response_model=Row)
async def row(id: int, pool: asyncpg.Pool = Depends(database)):
    return dict(
        await pool.fetchrow("SELECT id, name, price FROM drink WHERE id = $1", id)
    )


@app.get("/rows", response_model=list[Row])
async def rows(pool: asyncpg.Pool = Depends(database)):
    found = await pool.fetch("SELECT id, name, price FROM drink ORDER BY id LIMIT 20")
    return [dict(row) for row in found]


@app.get("/wait")
async def wait(ms: int = Query(default=10, ge=0, le=60_000)) -> Message:
    await asyncio.sleep(ms / 1000)
    return Message(message="waited")


async def part() -> int:
    await asyncio.sleep(0.01)
    return 1


@app.get("/gather")
async def together() -> Message:
    return Message(message=str(sum(await asyncio.gather(part(), part(), part()))))


async def events():
    for i in range(1000):
        yield f"data: {json.dumps({'number': i})}\n\n"


@app.get("/stream")
async def stream() -> StreamingResponse:
    return StreamingResponse(events(), media_type="text/event-stream")


# Without async: FastAPI runs it on a thread, beside the event loop.
@app.get("/hog")
def hog() -> Message:
    end = time.perf_counter() + 0.2
    while time.perf_counter() < end:
        pass
    return Message(message="burnt")
