-- When each revision was made. Those from before this table have no row.
CREATE TABLE catalogue_revision (
  revision BIGINT PRIMARY KEY,
  made_at TIMESTAMP WITH TIME ZONE NOT NULL
);
