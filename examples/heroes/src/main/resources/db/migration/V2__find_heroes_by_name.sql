CREATE INDEX hero_name ON hero (name);
