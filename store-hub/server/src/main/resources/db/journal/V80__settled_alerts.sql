-- Who has looked after an alert. It stays, for whoever asks later.
ALTER TABLE alert ADD COLUMN settled_at TIMESTAMP WITH TIME ZONE;
ALTER TABLE alert ADD COLUMN settled_by VARCHAR(64);
ALTER TABLE alert ADD COLUMN settled_how VARCHAR(120);
