CREATE TABLE cafe_order (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    cafe VARCHAR(40) NOT NULL,
    drink VARCHAR(40) NOT NULL,
    cups INT NOT NULL,
    cents INT NOT NULL,
    business_day DATE NOT NULL,
    state VARCHAR(10) NOT NULL);

CREATE INDEX cafe_order_state ON cafe_order (state);
CREATE INDEX cafe_order_business_day ON cafe_order (business_day);

CREATE TABLE receipt (
    order_id BIGINT PRIMARY KEY REFERENCES cafe_order (id),
    text VARCHAR(200) NOT NULL);

CREATE TABLE report (
    business_day DATE NOT NULL,
    cafe VARCHAR(40) NOT NULL,
    orders BIGINT NOT NULL,
    cents BIGINT NOT NULL,
    PRIMARY KEY (business_day, cafe));
