-- Newest revision of the catalogue; its one row is the lock of an import.
CREATE TABLE catalogue_head (
  id SMALLINT PRIMARY KEY,
  revision BIGINT NOT NULL
);
INSERT INTO catalogue_head (id, revision) VALUES (1, 0);

-- GTINs are positive keys, PLUs negative ones. A withdrawn article keeps its last form.
CREATE TABLE article (
  article_key BIGINT PRIMARY KEY,
  body VARCHAR(4000) NOT NULL,
  revision BIGINT NOT NULL,
  withdrawn BOOLEAN NOT NULL
);

-- What a unit cost from a revision on; no price means that it was not sold.
CREATE TABLE article_price (
  article_key BIGINT NOT NULL,
  from_revision BIGINT NOT NULL,
  minor BIGINT,
  PRIMARY KEY (article_key, from_revision)
);

CREATE TABLE offer (
  id VARCHAR(40) PRIMARY KEY,
  body VARCHAR(4000) NOT NULL,
  revision BIGINT NOT NULL,
  withdrawn BOOLEAN NOT NULL
);

CREATE TABLE coupon (
  code VARCHAR(20) PRIMARY KEY,
  body VARCHAR(4000) NOT NULL,
  revision BIGINT NOT NULL,
  withdrawn BOOLEAN NOT NULL
);

CREATE TABLE recall (
  article_key BIGINT NOT NULL,
  batch VARCHAR(20) NOT NULL,
  body VARCHAR(4000) NOT NULL,
  revision BIGINT NOT NULL,
  PRIMARY KEY (article_key, batch)
);
