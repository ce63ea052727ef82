-- What a visitor of the catalogue chooses by.
ALTER TABLE groundspeed.journeys
    ADD COLUMN category   text           NOT NULL DEFAULT 'other',
    -- One sentence; the description has the rest.
    ADD COLUMN summary    text,
    -- What a review of one section costs.
    ADD COLUMN review_fee numeric(10, 2) NOT NULL DEFAULT 0,
    ADD CONSTRAINT ck_journeys_review_fee CHECK (review_fee >= 0);

-- What the work of a section takes, roughly; 0 where nobody said.
ALTER TABLE groundspeed.sections
    ADD COLUMN minutes integer NOT NULL DEFAULT 0,
    ADD CONSTRAINT ck_sections_minutes CHECK (minutes >= 0);

-- The catalogue of a category.
CREATE INDEX ix_journeys_published
    ON groundspeed.journeys (category, title) WHERE status = 'published';
