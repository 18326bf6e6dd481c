-- The code by which a shopper shows an account at a trolley: one per account, only its hash.
CREATE TABLE member_code (
  account_id VARCHAR(16) PRIMARY KEY REFERENCES account (id),
  code_hash VARCHAR(64) NOT NULL UNIQUE,
  expires_at TIMESTAMP WITH TIME ZONE NOT NULL
);
