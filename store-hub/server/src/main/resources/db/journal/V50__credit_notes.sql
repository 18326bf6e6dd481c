-- The last credit note's number given out, per store and financial year.
CREATE TABLE credit_note_series (
  store VARCHAR(4) NOT NULL,
  financial_year VARCHAR(4) NOT NULL,
  last_serial INTEGER NOT NULL,
  PRIMARY KEY (store, financial_year)
);

-- What came back after payment. The key is the desk's own, so that a repeated request gives the same paper;
-- the digest tells a repeat from another request under the same key.
CREATE TABLE credit_note (
  number VARCHAR(16) PRIMARY KEY,
  request_key VARCHAR(64) NOT NULL UNIQUE,
  request_digest VARCHAR(64) NOT NULL,
  session_id VARCHAR(36) NOT NULL REFERENCES shopping_session (id),
  invoice_number VARCHAR(16) NOT NULL REFERENCES invoice (number),
  invoice_at TIMESTAMP WITH TIME ZONE NOT NULL,
  issued_at TIMESTAMP WITH TIME ZONE NOT NULL,
  amount_paise BIGINT NOT NULL,
  reason VARCHAR(200) NOT NULL,
  staff VARCHAR(32) NOT NULL
);
CREATE INDEX credit_note_by_session ON credit_note (session_id, issued_at);

-- Its lines, with the rate of the invoice. CGST and SGST are equal.
CREATE TABLE credit_note_line (
  number VARCHAR(16) NOT NULL REFERENCES credit_note (number),
  place INTEGER NOT NULL,
  line_id VARCHAR(80) NOT NULL,
  name_en VARCHAR(400) NOT NULL,
  name_hi VARCHAR(400) NOT NULL,
  hsn VARCHAR(8) NOT NULL,
  basis_points INTEGER NOT NULL,
  unit VARCHAR(3) NOT NULL,
  units BIGINT NOT NULL,
  taxable_paise BIGINT NOT NULL,
  half_tax_paise BIGINT NOT NULL,
  PRIMARY KEY (number, place)
);
