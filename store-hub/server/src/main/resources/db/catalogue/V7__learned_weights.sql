-- What one trolley saw one article weigh: sums counted from the catalogue's weight at that time. Bounded to nine
-- trolleys for each article.
CREATE TABLE weight_witness (
  article VARCHAR(24) NOT NULL,
  trolley VARCHAR(32) NOT NULL,
  start_grams BIGINT NOT NULL,
  start_variance BIGINT NOT NULL,
  votes BIGINT NOT NULL,
  off_sum BIGINT NOT NULL,
  off_squares BIGINT NOT NULL,
  rejected INT NOT NULL,
  last_day BIGINT NOT NULL,
  taken INT NOT NULL,
  PRIMARY KEY (article, trolley)
);

-- What trolleys are told that an article weighs; a forgotten one keeps its last form.
CREATE TABLE learned_weight (
  article_key BIGINT PRIMARY KEY,
  body VARCHAR(4000) NOT NULL,
  revision BIGINT NOT NULL,
  withdrawn BOOLEAN NOT NULL
);
