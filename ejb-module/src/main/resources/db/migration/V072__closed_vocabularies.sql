-- Televisions, consoles and cars are devices too; connections are one of a few words. Not validated:
-- that would read every partition, and older rows may hold any word.
ALTER TABLE groundspeed.web_vitals
    DROP CONSTRAINT ck_web_vitals_device_type;
ALTER TABLE groundspeed.web_vitals
    ADD CONSTRAINT ck_web_vitals_device_type CHECK (
        device_type IN ('mobile', 'tablet', 'desktop', 'other')
    ) NOT VALID;
ALTER TABLE groundspeed.web_vitals
    ADD CONSTRAINT ck_web_vitals_connection_type CHECK (
        connection_type IN (
            'slow-2g', '2g', '3g', '4g', '5g', 'wifi', 'cellular', 'ethernet', 'other'
        )
    ) NOT VALID;
