-- How many trips use a coupon or hold it for their payment. The update of this row guards the limit.
CREATE TABLE coupon_count (
  code VARCHAR(20) PRIMARY KEY,
  used BIGINT NOT NULL
);

-- The same for one shopper with an account. A guest's trip counts as a shopper of its own.
CREATE TABLE coupon_customer_count (
  code VARCHAR(20) NOT NULL,
  customer VARCHAR(80) NOT NULL,
  used BIGINT NOT NULL,
  PRIMARY KEY (code, customer)
);

-- Which trip holds or has used which coupon: RESERVED, then REDEEMED or RELEASED.
CREATE TABLE coupon_use (
  session_id VARCHAR(36) NOT NULL,
  code VARCHAR(20) NOT NULL,
  customer VARCHAR(80) NOT NULL,
  state VARCHAR(10) NOT NULL,
  changed_at TIMESTAMP WITH TIME ZONE NOT NULL,
  PRIMARY KEY (session_id, code)
);
CREATE INDEX coupon_use_by_code ON coupon_use (code, state);

-- Slips for empties: FREE, TAKEN by a trip, or USED on its paid bill.
CREATE TABLE deposit_slip (
  number VARCHAR(12) PRIMARY KEY,
  session_id VARCHAR(36) NOT NULL,
  amount_paise BIGINT NOT NULL,
  state VARCHAR(10) NOT NULL,
  changed_at TIMESTAMP WITH TIME ZONE NOT NULL
);
CREATE INDEX deposit_slip_by_session ON deposit_slip (session_id);
