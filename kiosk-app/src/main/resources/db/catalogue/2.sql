-- Label templates, markdowns and recalled units; the id is the rule's key.
CREATE TABLE store_rule (id VARCHAR(80) PRIMARY KEY, body VARCHAR(10000) NOT NULL);

-- A trolley that synchronised before this table was there would miss the rules: it begins anew.
DELETE FROM article;
DELETE FROM offer;
DELETE FROM coupon;
DELETE FROM recall;
UPDATE head SET revision = 0, articles = 0;
