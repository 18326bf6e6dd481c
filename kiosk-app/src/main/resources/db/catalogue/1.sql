-- Keys: a GTIN as its number, a PLU as its number below zero.
CREATE TABLE article (id BIGINT PRIMARY KEY, body VARCHAR(10000) NOT NULL);

-- What an article cost up to and including a revision; for commands given under an older catalogue.
CREATE TABLE price_was (id BIGINT NOT NULL, until_revision BIGINT NOT NULL, minor BIGINT NOT NULL, PRIMARY KEY (id, until_revision));

CREATE TABLE offer (id VARCHAR(80) PRIMARY KEY, body VARCHAR(10000) NOT NULL);
CREATE TABLE coupon (code VARCHAR(20) PRIMARY KEY, body VARCHAR(10000) NOT NULL);
CREATE TABLE recall (id BIGINT NOT NULL, batch VARCHAR(20) NOT NULL, PRIMARY KEY (id, batch));
CREATE TABLE head (revision BIGINT NOT NULL, articles INT NOT NULL);
INSERT INTO head VALUES (0, 0);
