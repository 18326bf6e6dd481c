-- What trolleys saw pieces weigh, in grams and square grams.
CREATE TABLE learned_weight (id BIGINT PRIMARY KEY, grams BIGINT NOT NULL, variance BIGINT NOT NULL);
