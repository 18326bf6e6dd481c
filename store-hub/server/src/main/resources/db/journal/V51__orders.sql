-- Paid trips as orders. The customer is empty for a guest; whoever signs in later may claim the trips that a phone of
-- theirs took part in.
CREATE TABLE customer_order (
  session_id VARCHAR(36) PRIMARY KEY REFERENCES shopping_session (id),
  customer VARCHAR(64),
  paid_at TIMESTAMP WITH TIME ZONE,
  total_paise BIGINT NOT NULL
);
CREATE INDEX customer_order_by_customer ON customer_order (customer, paid_at, session_id);

-- Trips that were paid before there was this table.
INSERT INTO customer_order (session_id, customer, paid_at, total_paise)
  SELECT session_id, NULL, issued_at, amount_paise FROM invoice;
