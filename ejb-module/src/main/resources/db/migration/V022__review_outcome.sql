-- Whether the mentor let the section pass, or asked for more; null until the review is completed.
ALTER TABLE groundspeed.section_reviews ADD COLUMN accepted boolean;

-- What waits for any mentor, oldest first.
CREATE INDEX ix_section_reviews_pending
    ON groundspeed.section_reviews (created_at) WHERE status = 'pending';
