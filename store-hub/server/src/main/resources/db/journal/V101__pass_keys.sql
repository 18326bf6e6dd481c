-- Public halves of the keys that sign exit passes, of each hub that works on this database: what one hub signed, all take.
-- A row counts until its time; a hub that lives moves that on.
CREATE TABLE pass_key (
  id VARCHAR(16) PRIMARY KEY,
  state VARCHAR(8) NOT NULL,
  jwks VARCHAR(1000) NOT NULL,
  counts_until TIMESTAMP WITH TIME ZONE NOT NULL
);
