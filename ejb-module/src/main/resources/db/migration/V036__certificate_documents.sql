-- The certificate as it was printed: the name on it stays, whatever the user is called later.
CREATE TABLE groundspeed.certificate_documents (
    journey_certificate_id bigint      NOT NULL,
    holder                 text        NOT NULL,
    pdf                    bytea       NOT NULL,
    created_at             timestamptz NOT NULL DEFAULT groundspeed.clock(),

    CONSTRAINT pk_certificate_documents PRIMARY KEY (journey_certificate_id),
    CONSTRAINT fk_certificate_documents_certificate FOREIGN KEY (journey_certificate_id)
        REFERENCES groundspeed.journey_certificates (id) ON DELETE CASCADE
);

ALTER TABLE groundspeed.certificate_documents ALTER COLUMN pdf SET STORAGE EXTERNAL;
