-- People. The login is an E.164 number or an address in lower case; of a deleted account only the id stays.
CREATE TABLE account (
  id VARCHAR(16) PRIMARY KEY,
  login VARCHAR(254) UNIQUE,
  name VARCHAR(40) NOT NULL,
  role VARCHAR(12) NOT NULL,
  password_hash VARCHAR(200) NOT NULL,
  disabled BOOLEAN NOT NULL,
  created_at TIMESTAMP WITH TIME ZONE NOT NULL,
  deleted_at TIMESTAMP WITH TIME ZONE
);

-- One login on one device, with all refresh tokens that came from it.
CREATE TABLE login_family (
  id VARCHAR(16) PRIMARY KEY,
  account_id VARCHAR(16) NOT NULL REFERENCES account (id),
  begun_at TIMESTAMP WITH TIME ZONE NOT NULL,
  expires_at TIMESTAMP WITH TIME ZONE NOT NULL,
  ended_at TIMESTAMP WITH TIME ZONE
);
CREATE INDEX login_family_by_account ON login_family (account_id);
CREATE INDEX login_family_by_expiry ON login_family (expires_at);

-- Only hashes. A used token stays, so that it is noticed when it comes back.
CREATE TABLE refresh_token (
  hash VARCHAR(64) PRIMARY KEY,
  family_id VARCHAR(16) NOT NULL REFERENCES login_family (id),
  expires_at TIMESTAMP WITH TIME ZONE NOT NULL,
  used_at TIMESTAMP WITH TIME ZONE
);
CREATE INDEX refresh_token_by_family ON refresh_token (family_id);

-- The one code that a name may have, as an HMAC.
CREATE TABLE login_code (
  login VARCHAR(254) PRIMARY KEY,
  code_hash VARCHAR(64) NOT NULL,
  tries_left SMALLINT NOT NULL,
  expires_at TIMESTAMP WITH TIME ZONE NOT NULL
);
CREATE INDEX login_code_by_expiry ON login_code (expires_at);
