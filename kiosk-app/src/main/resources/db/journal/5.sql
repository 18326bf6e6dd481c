-- The last scan of each scanner that a command came of: written with that command, so that a scan which the program was
-- killed over is neither lost nor taken twice.
CREATE TABLE kept_scan (scanner VARCHAR(100) PRIMARY KEY, number BIGINT NOT NULL, at_millis BIGINT NOT NULL);
